// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.calls.RetryPolicy;
import dev.filechat.spi.TransportException;
import java.time.Duration;

/** The time to wait before the next attempt: full jitter, or the time that the service asks for if that is longer. */
final class Backoff {
    private Backoff() {}

    /** {@return whether the service asks for a longer wait than the policy allows} */
    static boolean askedTooLong(RetryPolicy policy, TransportException failure) {
        return failure.retryDelay().orElse(Duration.ZERO).compareTo(policy.maxServerDelay()) > 0;
    }

    /**
     * @param policy the policy of the call
     * @param failure why the last attempt failed
     * @param attempt the number of the attempt that failed, from 1
     * @param random from 0 to 1
     */
    static Duration delay(RetryPolicy policy, TransportException failure, int attempt, double random) {
        Duration first = RetryRules.throttled(failure) ? policy.firstRateLimitDelay() : policy.firstDelay();
        long most = Math.min(policy.maxDelay().toNanos(), first.toNanos() << Math.min(attempt - 1, 20));
        Duration jittered = Duration.ofNanos((long) (most * random));
        Duration asked = failure.retryDelay().orElse(Duration.ZERO);
        return asked.compareTo(jittered) > 0 ? asked : jittered;
    }
}
