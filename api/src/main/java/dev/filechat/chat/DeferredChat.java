// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.responses.ChatResponse;
import java.time.Duration;

/**
 * An answer that the service writes while no call waits for it. Its {@link #requestId()} can be stored, and any process
 * with the same key can fetch the answer with it: {@link ChatService#deferred(String)}. Thread-safe. Made by
 * {@link Chat#defer()}; not meant to be implemented elsewhere.
 */
public interface DeferredChat {
    /** {@return the id of the deferred answer} */
    String requestId();

    /**
     * Asks the service once for the state of the answer. A request id that the service does not know leads to a
     * {@link dev.filechat.errors.NotFoundException}.
     */
    DeferredState poll();

    /** Calls {@link #await(Duration)} with 10 minutes, the default of xAI's own SDK. */
    default ChatResponse await() {
        return await(Duration.ofMinutes(10));
    }

    /**
     * Polls until the answer is there: at once, then after 100 ms, then at growing intervals of up to 5 seconds. A
     * status that this version does not know is taken for pending, and logged.
     *
     * @param timeout the longest time to wait, more than zero
     * @throws DeferredException if the service says that there will be no answer, or none any more
     * @throws dev.filechat.errors.CallTimeoutException if the time is over; the service goes on, and the id stays valid
     */
    ChatResponse await(Duration timeout);
}
