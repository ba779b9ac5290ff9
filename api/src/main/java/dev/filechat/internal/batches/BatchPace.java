// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import dev.filechat.internal.call.Timing;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;

/** Spreads additions to batches: the service takes 100 calls in 30 seconds. Thread-safe. */
public final class BatchPace {
    private static final int CALLS = 100;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final ReentrantLock lock = new ReentrantLock();
    private final Timing timing;
    private final Deque<Long> starts = new ArrayDeque<>(CALLS);

    public BatchPace(Timing timing) {
        this.timing = timing;
    }

    /** {@return how long the next call has to wait} It counts as made after that. */
    Duration next() {
        lock.lock();
        try {
            long now = timing.nanoTime();
            long start = now;
            if (starts.size() == CALLS) {
                start = now + Math.max(0, starts.removeFirst() + WINDOW.toNanos() - now);
            }
            starts.addLast(start);
            return Duration.ofNanos(start - now);
        } finally {
            lock.unlock();
        }
    }
}
