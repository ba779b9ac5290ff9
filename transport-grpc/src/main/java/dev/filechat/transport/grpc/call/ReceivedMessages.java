// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The messages that a call received and its reader has not taken yet. Thread-safe. */
final class ReceivedMessages<S> {
    private final Queue<S> messages = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Consumer<? super S> releaser;

    void add(S message) {
        messages.add(message);
        Consumer<? super S> discards = releaser;
        if (discards != null) {
            discard(discards);
        }
    }

    @Nullable
    S poll() {
        return messages.poll();
    }

    /**
     * Discards the messages that are here, and those that are still to come.
     *
     * @param release frees what a message holds
     */
    void discard(Consumer<? super S> release) {
        releaser = release;
        for (S message = messages.poll(); message != null; message = messages.poll()) {
            release.accept(message);
        }
    }
}
