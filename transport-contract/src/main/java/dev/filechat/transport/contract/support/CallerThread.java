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

    /** A call that may throw anything. */
    @FunctionalInterface
    public interface Call {
        void run() throws Exception;
    }

    private CallerThread(Call call) {
        thread = Thread.ofVirtual().start(() -> {
            try {
                call.run();
            } catch (Exception | AssertionError e) {
                failure.set(e);
            } finally {
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

    /** Whether the interrupt flag was set when the call had ended. */
    public boolean wasInterrupted() {
        return interrupted;
    }
}
