// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.Transport;

/** Answers from a cassette, without any service and at once. Thread-safe. */
final class ReplayingTransport implements Transport {

    private final ReplayedCalls calls;
    private final FilesTransport files;
    private final ChatTransport chat;

    ReplayingTransport(Tape tape) {
        this.calls = new ReplayedCalls(tape);
        this.files = new ReplayingFiles(calls);
        this.chat = new ReplayingChat(calls);
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
