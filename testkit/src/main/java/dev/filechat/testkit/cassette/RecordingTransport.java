// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;
import dev.filechat.transport.grpc.apis.UnaryApis;

/** Records the calls, which another transport makes. Thread-safe. */
final class RecordingTransport extends UnaryApis {

    private final Transport service;
    private final Recording recording;
    private final boolean further;
    private final FilesTransport files;
    private final ChatTransport chat;

    private RecordingTransport(Transport service, Recording recording, boolean further) {
        super(new RecordingCalls(service, recording));
        this.service = service;
        this.recording = recording;
        this.further = further;
        this.files = new RecordingFiles(service.files(), recording);
        this.chat = new RecordingChat(service.chat(), recording);
    }

    /** The first one of a client; its end is that of the recording. */
    static RecordingTransport first(Transport service, Recording recording) {
        return new RecordingTransport(service, recording, false);
    }

    /** A further one of the same client, which records into the same cassette. */
    RecordingTransport further(Transport other) {
        return new RecordingTransport(other, recording, true);
    }

    @Override
    public FilesTransport files() {
        return files;
    }

    @Override
    public ChatTransport chat() {
        return chat;
    }

    @Override
    public void close() {
        try {
            service.close();
        } finally {
            if (!further) {
                recording.close();
            }
        }
    }
}
