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
     * @param attempts how often the call was tried
     */
    public RateLimitException(String message, @Nullable Throwable cause, @Nullable Duration retryAfter, int attempts) {
        super(message, cause, StatusCode.RESOURCE_EXHAUSTED, true, attempts);
        this.retryAfter = retryAfter;
    }

    /** How long the service asks to wait before the next try; empty if it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
