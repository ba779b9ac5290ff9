// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.calls;

import io.grpc.Context;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Waits of one call, on the thread that serves it. The end of the call, or of the fake, ends them. */
public final class CallCondition {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Context call;

    private CallCondition(Context call) {
        this.call = call;
    }

    static CallCondition ofCurrentCall() {
        CallCondition wait = new CallCondition(Context.current());
        // The listener of the call itself would hear of it only after what waits has returned.
        wait.call.addListener(context -> wait.wake(), Runnable::run);
        return wait;
    }

    public void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits so long; false if the call has ended. */
    boolean pause(Duration time) {
        return await(() -> false, time.toNanos());
    }

    /** Waits until something is so, which is looked at whenever this is woken; false if the call has ended. */
    public boolean until(BooleanSupplier wanted) {
        return await(wanted, Long.MAX_VALUE);
    }

    private boolean await(BooleanSupplier wanted, long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !call.isCancelled() && !wanted.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
            return !call.isCancelled();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
