// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.calls.ResponseMetadata;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;

/**
 * The service ended a call well, and its response has no output: whole, streamed, deferred or stored. The service may
 * bill such a call, so it is never repeated automatically, and {@link #retryable()} is false.
 */
public final class NoAnswerException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient ChatResponse response;

    /**
     * @param message what failed and what to do
     * @param response the response of the service
     * @param attempts the number of attempts of the call
     */
    public NoAnswerException(String message, ChatResponse response, int attempts) {
        super(message, null, false, attempts);
        this.response = requireNonNull(response, "response");
    }

    /** {@return the response of the service: the id, the model and the usage, as far as it sent them, and no output} */
    public ChatResponse response() {
        return response;
    }

    /** {@return the metadata of the response} */
    @Override
    public ResponseMetadata metadata() {
        return response == null ? super.metadata() : response.metadata(); // it is not serialized
    }
}
