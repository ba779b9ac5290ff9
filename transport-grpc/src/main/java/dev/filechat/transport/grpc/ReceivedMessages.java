// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** What came of a call and was not taken yet. Thread-safe. */
final class ReceivedMessages<S> {
    private final Queue<S> messages = new ConcurrentLinkedQueue<>();
    private volatile boolean discarding;

    void add(S message) {
        messages.add(message);
        if (discarding) {
            discard();
        }
    }

    @Nullable
    S poll() {
        return messages.poll();
    }

    /** Gives back what came, and what still comes: nobody will take it. */
    void discard() {
        discarding = true;
        S message = messages.poll();
        while (message != null) {
            if (message instanceof ContentMessage content) {
                content.close();
            }
            message = messages.poll();
        }
    }
}
