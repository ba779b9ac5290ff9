// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.spi.TransportException;
import java.time.Duration;

/** The time to wait before the next attempt: full jitter, or the time that the service asks for if that is longer. */
final class Backoff {
    private static final Duration BASE = Duration.ofMillis(100);
    private static final Duration RATE_LIMIT_BASE = Duration.ofSeconds(1);
    private static final Duration CAP = Duration.ofSeconds(20);
    private static final Duration MOST_ASKED = Duration.ofSeconds(60);

    private Backoff() {}

    /** {@return whether the service asks for a longer wait than this client makes} */
    static boolean askedTooLong(TransportException failure) {
        return failure.retryDelay().orElse(Duration.ZERO).compareTo(MOST_ASKED) > 0;
    }

    /**
     * @param failure why the last attempt failed
     * @param attempt the number of the attempt that failed, from 1
     * @param random from 0 to 1
     */
    static Duration delay(TransportException failure, int attempt, double random) {
        Duration base = RetryRules.throttled(failure) ? RATE_LIMIT_BASE : BASE;
        long most = Math.min(CAP.toNanos(), base.toNanos() << Math.min(attempt - 1, 20));
        Duration jittered = Duration.ofNanos((long) (most * random));
        Duration asked = failure.retryDelay().orElse(Duration.ZERO);
        return asked.compareTo(jittered) > 0 ? asked : jittered;
    }
}
