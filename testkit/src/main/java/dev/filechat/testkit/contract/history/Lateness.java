// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract.history;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** How late virtual threads get to run on this machine: what no call can be blamed for. */
final class Lateness implements AutoCloseable {
    private static final long PERIOD_NANOS = Duration.ofMillis(10).toNanos();

    private final AtomicLong total = new AtomicLong();
    private final Thread thread = Thread.ofVirtual().name("history-lateness").start(this::measure);
    private volatile boolean closed;

    private void measure() {
        while (!closed) {
            long start = System.nanoTime();
            LockSupport.parkNanos(PERIOD_NANOS);
            total.addAndGet(Math.max(0, System.nanoTime() - start - PERIOD_NANOS));
        }
    }

    /** Returns the sum of all delays so far, in nanoseconds. */
    long total() {
        return total.get();
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
