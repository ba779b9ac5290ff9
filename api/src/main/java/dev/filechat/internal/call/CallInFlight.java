// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import dev.filechat.spi.CallContext;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One call of the user's, with all its attempts: its time, and its cancel. Thread-safe. */
public final class CallInFlight implements CallContext, AutoCloseable {
    /** What a count of nanoseconds can hold: 292 years. */
    private static final Duration MOST = Duration.ofNanos(Long.MAX_VALUE);

    private final OpenCalls calls;
    private final Timing timing;
    private final Duration timeout;
    private final long timeoutNanos;
    private final long start;
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile long patienceNanos = Long.MAX_VALUE;
    private final AtomicInteger attempt = new AtomicInteger();

    CallInFlight(OpenCalls calls, Timing timing, Duration timeout) {
        this.calls = calls;
        this.timing = timing;
        this.timeout = timeout;
        this.timeoutNanos = nanos(timeout);
        this.start = timing.nanoTime();
    }

    private static long nanos(Duration duration) {
        return duration.compareTo(MOST) > 0 ? MOST.toNanos() : duration.toNanos();
    }

    /** Sets how long the waits that begin from now on may last. */
    public void patience(Duration duration) {
        patienceNanos = nanos(duration);
    }

    public Duration patience() {
        return Duration.ofNanos(patienceNanos);
    }

    @Override
    public long patienceNanos() {
        return patienceNanos;
    }

    Duration timeout() {
        return timeout;
    }

    public Duration elapsed() {
        return Duration.ofNanos(timing.nanoTime() - start);
    }

    @Override
    public long remainingNanos() {
        return timeoutNanos - (timing.nanoTime() - start);
    }

    @Override
    public int attempt() {
        return attempt.get();
    }

    void nextAttempt() {
        onCancel.set(null);
        attempt.incrementAndGet();
    }

    /** The attempts of another step of the same call. */
    public void countAnew() {
        attempt.set(0);
    }

    @Override
    public void onCancel(Runnable action) {
        onCancel.set(action);
        if (cancelled) {
            runAction();
        }
    }

    public boolean cancelled() {
        return cancelled;
    }

    public void cancel() {
        cancelled = true;
        runAction();
    }

    private void runAction() {
        Runnable action = onCancel.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    /** Waits between two attempts; ends early when the call is cancelled or the thread interrupted (flag set). */
    public void pause(Duration duration) {
        CountDownLatch latch = new CountDownLatch(1);
        onCancel(latch::countDown);
        try {
            timing.pause(latch, duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        onCancel.set(null);
        calls.ended(this);
    }
}
