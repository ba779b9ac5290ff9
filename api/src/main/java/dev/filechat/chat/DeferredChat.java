// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.responses.ChatResponse;
import java.time.Duration;

/**
 * An answer that the service works at while nobody waits. Its {@link #requestId()} can be written down and picked up
 * later, by any process with the same key: {@link ChatService#deferred(String)}. Thread-safe. Made by
 * {@link Chat#defer()}; not meant to be implemented elsewhere.
 */
public interface DeferredChat {
    /** The id by which the service knows it. */
    String requestId();

    /**
     * Asks the service once how far it is. A request id that the service does not know is a
     * {@link dev.filechat.errors.NotFoundException}.
     */
    DeferredState poll();

    /** As {@link #await(Duration)} with 10 minutes, as xAI's own SDK has it. */
    default ChatResponse await() {
        return await(Duration.ofMinutes(10));
    }

    /**
     * Asks until the answer is there: at once, then after 100 ms, and less often the longer it takes, every 5 seconds
     * at last. A status that this version does not know is taken for pending, and logged.
     *
     * @param timeout how long it is waited at most, more than zero
     * @throws DeferredException if the service says that there will be no answer, or none any more
     * @throws dev.filechat.errors.CallTimeoutException if the time is over; the service works on, and the id stays good
     */
    ChatResponse await(Duration timeout);
}
