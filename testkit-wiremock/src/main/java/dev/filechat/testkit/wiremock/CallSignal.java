// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import io.grpc.ServerCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Waits for time to pass or for the client to take more. A cancelled call ends every wait at once. */
final class CallSignal {

    private final ServerCall<?, ?> call;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    CallSignal(ServerCall<?, ?> call) {
        this.call = call;
    }

    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void awaitReady() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!call.isReady() && !call.isCancelled()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        stopIfCancelled();
    }

    void pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (left > 0 && !call.isCancelled()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
        stopIfCancelled();
    }

    private void stopIfCancelled() {
        if (call.isCancelled()) {
            throw Status.CANCELLED.asRuntimeException();
        }
    }
}
