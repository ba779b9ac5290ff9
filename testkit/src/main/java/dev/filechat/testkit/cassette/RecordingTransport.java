// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;

/** Records the calls, which another transport makes. Thread-safe. */
final class RecordingTransport implements Transport {

    private final Transport service;
    private final Recording recording;
    private final FilesTransport files;
    private final ChatTransport chat;

    RecordingTransport(Transport service, Recording recording) {
        this.service = service;
        this.recording = recording;
        this.files = new RecordingFiles(service.files(), recording);
        this.chat = new RecordingChat(service.chat(), recording);
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
            recording.close();
        }
    }
}
