// SPDX-License-Identifier: Apache-2.0
package dev.filechat.errors;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The service takes no more calls for now. The client has waited and tried again before it throws this, unless the
 * service asks for a longer wait than the client makes: {@link #retryAfter()} is the time after which the call may be
 * made again.
 */
public final class RateLimitException extends ServiceException {
    private static final long serialVersionUID = 1;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param retryAfter how long the service asks to wait, null if it did not say
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts the number of attempts of the call
     */
    public RateLimitException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean retryable, int attempts) {
        super(message, cause, StatusCode.RESOURCE_EXHAUSTED, retryAfter, retryable, attempts);
    }
}
