// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Retries.
 *
 * @param readAttempts Most attempts of a call that reads or deletes: 1 to 20. Default: 4.
 * @param uploadAttempts Most attempts of an upload: 1 to 20. Default: 3.
 * @param chatAttempts Most attempts of a question: 1 to 20. Default: 2.
 * @param firstDelay Longest delay before the second attempt. Default: 100ms.
 * @param firstRateLimitDelay Longest delay before the second attempt after a rate limit. Default: 1s.
 * @param maxDelay Longest delay before any attempt, unless the service asks for more. Default: 20s.
 * @param maxServerDelay Longest delay that the service may ask for. Default: 60s.
 * @param outageRetries Number of attempts that a client adds to its calls while none of them succeeds. Default: 35.
 */
record RetryProperties(
        @Nullable Integer readAttempts,
        @Nullable Integer uploadAttempts,
        @Nullable Integer chatAttempts,
        @Nullable Duration firstDelay,
        @Nullable Duration firstRateLimitDelay,
        @Nullable Duration maxDelay,
        @Nullable Duration maxServerDelay,
        @Nullable Integer outageRetries) {}
