// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Measures how late virtual threads get to run on this machine: what no call can be blamed for. Thread-safe. */
public final class Lateness implements AutoCloseable {
    private static final long PERIOD_NANOS = Duration.ofMillis(10).toNanos();

    private final AtomicLong ended = new AtomicLong();
    private volatile long due = System.nanoTime();
    private volatile boolean closed;
    private final Thread thread = Thread.ofVirtual().name("contract-lateness").start(this::measure);

    private void measure() {
        while (!closed) {
            due = System.nanoTime() + PERIOD_NANOS;
            LockSupport.parkNanos(PERIOD_NANOS);
            ended.addAndGet(Math.max(0, System.nanoTime() - due));
        }
    }

    /** Returns the sum of all delays so far, in nanoseconds, with the one that has not ended. */
    public long total() {
        return ended.get() + Math.max(0, System.nanoTime() - due);
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
