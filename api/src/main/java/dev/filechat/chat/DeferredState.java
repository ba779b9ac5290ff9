// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a deferred answer. Immutable and thread-safe.
 *
 * @param status its status
 * @param answer the answer, null unless it is there
 */
public record DeferredState(DeferredStatus status, @Nullable ChatResponse answer) {
    /** Refuses a null status. */
    public DeferredState {
        requireNonNull(status, "status");
    }

    /** {@return the answer, if it is there} */
    public Optional<ChatResponse> response() {
        return Optional.ofNullable(answer);
    }
}
