// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;

/**
 * The service ended a call well, and its response has no output: whole, streamed, deferred or stored. The service may
 * bill such a call, so it is never made again by itself, and {@link #retryable()} is false.
 */
public final class NoAnswerException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient ChatResponse response;

    /**
     * @param message what failed and what to do
     * @param response what the service sent
     * @param attempts how often the call was tried
     */
    public NoAnswerException(String message, ChatResponse response, int attempts) {
        super(message, null, false, attempts);
        this.response = requireNonNull(response, "response");
    }

    /** What the service sent: the id, the model and the usage, as far as it named them, and no output. */
    public ChatResponse response() {
        return response;
    }
}
