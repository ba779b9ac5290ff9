// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The service refused the call; {@link #status()} is the status that it answered. {@link StatusCode#UNAVAILABLE} is an
 * {@link UnavailableException}, as an unreachable service is; what a gateway may have answered after an upload or a
 * question was sent is an {@link UnknownOutcomeException}.
 */
public class ServiceException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final StatusCode status;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param status the status of the answer
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public ServiceException(
            String message, @Nullable Throwable cause, StatusCode status, boolean retryable, int attempts) {
        this(message, cause, status, null, retryable, attempts);
    }

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param status the status of the answer
     * @param retryAfter how long the service asks to wait before the next attempt, null if it did not say
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public ServiceException(
            String message,
            @Nullable Throwable cause,
            StatusCode status,
            @Nullable Duration retryAfter,
            boolean retryable,
            int attempts) {
        super(message, cause, retryAfter, retryable, attempts);
        this.status = status;
    }

    /** {@return the status with which the service ended the call} */
    public final StatusCode status() {
        return status;
    }
}
