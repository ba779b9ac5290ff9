// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The service could not be reached, or it answered that it is not available now. {@link #status()} says which;
 * {@link #retryAfter()} is the wait that an answer asks for.
 */
public final class UnavailableException extends TransportFailureException {
    private static final long serialVersionUID = 1;

    private final @Nullable StatusCode status;

    /**
     * The service could not be reached.
     *
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public UnavailableException(String message, @Nullable Throwable cause, boolean retryable, int attempts) {
        super(message, cause, retryable, attempts);
        this.status = null;
    }

    /**
     * The service answered {@link StatusCode#UNAVAILABLE}.
     *
     * @param message what failed and what to do
     * @param cause what the transport reported
     * @param retryAfter how long the service asks to wait before the next attempt, null if it did not say
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public UnavailableException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean retryable, int attempts) {
        super(message, cause, retryAfter, retryable, attempts);
        this.status = StatusCode.UNAVAILABLE;
    }

    /**
     * {@return the status with which the service, or a gateway before it, ended the call:
     * {@link StatusCode#UNAVAILABLE}; empty if the service could not be reached}
     */
    public Optional<StatusCode> status() {
        return Optional.ofNullable(status);
    }
}
