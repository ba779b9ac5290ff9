// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets a question that a budget refused wait for one under way, which may cost less than the budget keeps for it.
 * Thread-safe.
 */
final class CostWait {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private int underWay;
    private long ended;

    /** {@return the number of questions that have ended so far, for {@link #awaitOther}} */
    long begin() {
        lock.lock();
        try {
            underWay++;
            return ended;
        } finally {
            lock.unlock();
        }
    }

    /** @param asked whether the question was sent: not if the budget refused it */
    void end(boolean asked) {
        lock.lock();
        try {
            underWay--;
            ended += asked ? 1 : 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether another question has ended since the given number; false if there is none to wait for} */
    boolean awaitOther(long before) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (ended == before && underWay > 0) {
                changed.await();
            }
            return ended != before;
        } finally {
            lock.unlock();
        }
    }
}
