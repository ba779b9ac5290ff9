// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The service gave no usable answer: it could not be reached or was not available, or the call broke on the way. */
public abstract class TransportFailureException extends FileChatException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    protected TransportFailureException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        super(message, cause, retryable, attempts);
    }

    /**
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryAfter how long the service asks to wait before the next attempt, null if it did not say
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    protected TransportFailureException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean retryable, int attempts) {
        super(message, cause, retryAfter, retryable, attempts);
    }
}
