// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.transport.grpc.apis.UnaryApis;

/** Answers from a cassette, without any service and at once. Thread-safe. */
final class ReplayingTransport extends UnaryApis {

    private final ReplayedCalls calls;
    private final FilesTransport files;
    private final ChatTransport chat;

    private ReplayingTransport(ReplayedCalls calls) {
        super(calls);
        this.calls = calls;
        this.files = new ReplayingFiles(calls);
        this.chat = new ReplayingChat(calls);
    }

    static ReplayingTransport first(Tape tape) {
        return new ReplayingTransport(new ReplayedCalls(tape));
    }

    /** A further one of the same client, which is answered from the same cassette. */
    ReplayingTransport further() {
        return new ReplayingTransport(calls);
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
        calls.close();
    }
}
