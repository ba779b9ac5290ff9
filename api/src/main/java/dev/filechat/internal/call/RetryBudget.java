// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the retries of a whole client in bounds: in a total outage N calls make at most N + 35 attempts. Thread-safe.
 */
final class RetryBudget {
    private static final int CAPACITY = 500;
    private static final int TRANSIENT_COST = 14;
    private static final int THROTTLED_COST = 5;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    /** Takes what a retry costs; false, and nothing taken, if there is too little. */
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

    /** Gives one token back. */
    void succeeded() {
        if (tokens.get() < CAPACITY) {
            tokens.updateAndGet(now -> Math.min(CAPACITY, now + 1));
        }
    }
}
