// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A virtual thread that makes one call, and how that ended. */
public final class CallerThread {
    private final Thread thread;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean interrupted;
    private volatile long begun;
    private volatile long ended;

    /** A call that may throw anything. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    private CallerThread(Call call) {
        thread = Thread.ofVirtual().start(() -> {
            begun = System.nanoTime();
            try {
                call.run();
            } catch (Exception | AssertionError e) {
                failure.set(e);
            } finally {
                ended = System.nanoTime();
                interrupted = Thread.currentThread().isInterrupted();
            }
        });
    }

    public static CallerThread start(Call call) {
        return new CallerThread(call);
    }

    public void interrupt() {
        thread.interrupt();
    }

    /** How the call failed, null if it did not; waits for its end. */
    @Nullable
    public Throwable failure(Duration atMost) throws InterruptedException {
        if (!thread.join(atMost)) {
            throw new AssertionError("The call has not ended after " + atMost);
        }
        return failure.get();
    }

    /** When the call began, by {@link System#nanoTime()}; 0 before that. */
    public long begun() {
        return begun;
    }

    /** When the call ended, by {@link System#nanoTime()}; 0 before that. */
    public long ended() {
        return ended;
    }

    /** Returns whether the interrupt flag was set after the call. */
    public boolean wasInterrupted() {
        return interrupted;
    }
}
