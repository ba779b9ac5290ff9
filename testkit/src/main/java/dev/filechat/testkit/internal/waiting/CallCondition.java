// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.waiting;

import io.grpc.Context;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * The condition that a thread waits on while it serves a call. The end of the call ends every wait at once; the
 * interrupt of a server that is closed does, too. Safe for use by several threads.
 */
public final class CallCondition {

    private final Context call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private CallCondition(Context call) {
        this.call = call;
    }

    /** Returns a condition of the call that the current thread serves. */
    public static CallCondition ofCurrentCall() {
        CallCondition condition = new CallCondition(Context.current());
        // A listener of the call itself is called only after the thread that waits has returned.
        condition.call.addListener(context -> condition.signal(), Runnable::run);
        return condition;
    }

    /** Wakes the threads that wait, so that they test again what they wait for. */
    public void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public boolean callEnded() {
        return call.isCancelled();
    }

    /** Ends the work of a call that has ended. */
    public void stopIfCallEnded() {
        if (callEnded()) {
            throw Status.CANCELLED.asRuntimeException();
        }
    }

    /** Waits for the given time; false if the call has ended. */
    public boolean pause(Duration time) throws InterruptedException {
        return await(() -> false, time.toNanos());
    }

    /** Waits until the supplier returns true, which is asked at each signal; false if the call has ended. */
    public boolean await(BooleanSupplier wanted) throws InterruptedException {
        return await(wanted, Long.MAX_VALUE);
    }

    private boolean await(BooleanSupplier wanted, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (left > 0 && !callEnded() && !wanted.getAsBoolean()) {
                left = changed.awaitNanos(left);
            }
            return !callEnded();
        } finally {
            lock.unlock();
        }
    }
}
