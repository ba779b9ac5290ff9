// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.internal.call.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves when the test moves it or a call waits, and a random number that is always the same. */
final class FakeTiming implements Timing {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final AtomicLong now = new AtomicLong();
    private volatile double chance = 0.5;
    private volatile Pause pause = (cancelled, nanos) -> {};

    /** Runs while a call waits. */
    @FunctionalInterface
    interface Pause {
        void during(CountDownLatch cancelled, long nanos) throws InterruptedException;
    }

    FakeTiming chance(double value) {
        chance = value;
        return this;
    }

    FakeTiming onPause(Pause action) {
        pause = action;
        return this;
    }

    void advance(Duration duration) {
        now.addAndGet(duration.toNanos());
    }

    @Override
    public long nanoTime() {
        return now.get();
    }

    @Override
    public Instant now() {
        return START.plusNanos(now.get());
    }

    @Override
    public double random() {
        return chance;
    }

    @Override
    public void pause(CountDownLatch cancelled, long nanos) throws InterruptedException {
        pauses.add(Duration.ofNanos(nanos));
        pause.during(cancelled, nanos);
        now.addAndGet(nanos);
    }
}
