// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of a whole client: in a total outage N calls make at most N + 35 attempts by the default policy.
 * Thread-safe.
 */
final class RetryBudget {
    private static final int TRANSIENT_COST = 14;
    private static final int THROTTLED_COST = 5;

    private final int capacity;
    private final AtomicInteger tokens;

    /** @param outageRetries the number of retries while no call succeeds */
    RetryBudget(int outageRetries) {
        capacity = outageRetries == 0 ? 0 : outageRetries * TRANSIENT_COST + 10; // 500 by the default policy
        tokens = new AtomicInteger(capacity);
    }

    /** Takes the tokens of a retry; false, and nothing is taken, if there are too few. */
    boolean take(boolean throttled) {
        int cost = throttled ? THROTTLED_COST : TRANSIENT_COST;
        while (true) {
            int now = tokens.get();
            if (now < cost) {
                return false;
            }
            if (tokens.compareAndSet(now, now - cost)) {
                return true;
            }
        }
    }

    /** Returns one token to the budget. */
    void succeeded() {
        if (tokens.get() < capacity) {
            tokens.updateAndGet(now -> Math.min(capacity, now + 1));
        }
    }
}
