// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.faults;

import dev.filechat.testkit.internal.faults.Occasions;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One thing that goes wrong, and how often it has. Safe for use by several threads. */
public final class Fault {

    private final Occasions occasions;
    private final String effect;
    private final SplittableRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition struck = lock.newCondition();
    private int seen;
    private int strikes;
    private boolean cleared;

    Fault(Occasions occasions, String effect) {
        this.occasions = occasions;
        this.effect = effect;
        this.random = new SplittableRandom(occasions.seed());
    }

    /** One call or connection that the fault is for. */
    final class Turn {
        private final boolean meant;

        private Turn(boolean meant) {
            this.meant = meant;
        }

        /** Decides, once, whether it is struck. */
        boolean strike() {
            lock.lock();
            try {
                if (!meant || cleared || strikes == occasions.times()) {
                    return false;
                }
                strikes++;
                struck.signalAll();
                return true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Counts one more call or connection. */
    Turn next() {
        lock.lock();
        try {
            seen++;
            // Drawn for each, so that what a seed brings does not depend on the other conditions.
            boolean drawn = random.nextDouble() < occasions.chance();
            return new Turn(seen >= occasions.first() && seen <= occasions.last() && drawn);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts the calls or connections that were struck. One counts when it is chosen, which is when it begins.
     *
     * @return how many there were
     */
    public int strikes() {
        lock.lock();
        try {
            return strikes;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells whether the fault can still strike.
     *
     * @return false once it is cleared, or has struck as often as it should, or the one that it was for has come
     */
    public boolean active() {
        lock.lock();
        try {
            return !cleared && strikes < occasions.times() && seen < occasions.last();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until the given number of calls or connections were struck.
     *
     * @param count how many, at least
     * @param atMost the longest wait
     * @return false if the time is over
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitStrikes(int count, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (strikes < count) {
                if (left <= 0) {
                    return false;
                }
                left = struck.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Strikes no more. What was struck stays so: a call that is stalled, for example, until its client ends it. */
    public void clear() {
        lock.lock();
        try {
            cleared = true;
        } finally {
            lock.unlock();
        }
    }

    /** {@return on what it strikes, with the seed if there is one, what it does, and how often it has} */
    @Override
    public String toString() {
        return occasions + ": " + effect + " (strikes: " + strikes() + ")";
    }
}
