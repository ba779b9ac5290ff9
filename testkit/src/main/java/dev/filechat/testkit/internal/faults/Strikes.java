// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What a fault strikes, and how often it has. Safe for use by several threads. */
public final class Strikes {

    private final Occasions occasions;
    private final String effect;
    private final SplittableRandom random;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition struck = lock.newCondition();
    private int seen;
    private int count;
    private boolean cleared;

    public Strikes(Occasions occasions, String effect) {
        this.occasions = occasions;
        this.effect = effect;
        this.random = new SplittableRandom(occasions.seed());
    }

    /** One call or connection that the fault is for. */
    public final class Turn {
        private final boolean meant;

        private Turn(boolean meant) {
            this.meant = meant;
        }

        /** Decides, once, whether it is struck. */
        public boolean strike() {
            lock.lock();
            try {
                if (!meant || cleared || count == occasions.times()) {
                    return false;
                }
                count++;
                struck.signalAll();
                return true;
            } finally {
                lock.unlock();
            }
        }
    }

    /** Counts one more call or connection. */
    public Turn next() {
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

    public int count() {
        lock.lock();
        try {
            return count;
        } finally {
            lock.unlock();
        }
    }

    public boolean active() {
        lock.lock();
        try {
            return !cleared && count < occasions.times() && seen < occasions.last();
        } finally {
            lock.unlock();
        }
    }

    public boolean await(int wanted, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            while (count < wanted) {
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

    public void clear() {
        lock.lock();
        try {
            cleared = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        return occasions + ": " + effect + " (strikes: " + count() + ")";
    }
}
