// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The service takes no more calls for now. The client has waited and tried again before it throws this. */
public final class RateLimitException extends ServiceException {
    private static final long serialVersionUID = 1;

    private final @Nullable Duration retryAfter;

    /**
     * @param message what was refused and why
     * @param cause what the transport reported
     * @param retryAfter how long the service asks to wait, null if it did not say
     * @param retryable whether the same call, made again later, may succeed and does no harm
     * @param attempts how often the call was tried
     */
    public RateLimitException(
            String message, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean retryable, int attempts) {
        super(message, cause, StatusCode.RESOURCE_EXHAUSTED, retryable, attempts);
        this.retryAfter = retryAfter;
    }

    /** How long the service asks to wait before the next try; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
