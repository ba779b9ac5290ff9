// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.async;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The demand of a subscriber, and the turns of the one thread that reads for it. Thread-safe.
 * <p>In its turn the thread is in the call, and may be interrupted; outside of it the thread may be in the subscriber's
 * code, which is not interrupted.
 */
final class Demand {
    private final Thread reader;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;
    private boolean reading;
    private boolean cancelled;
    private boolean clientClosed;
    private @Nullable RuntimeException refused;

    /** @param reader the thread that reads */
    Demand(Thread reader) {
        this.reader = reader;
    }

    /** Adds to it; less than one is a mistake that ends the reading. */
    void add(long n) {
        locked(() -> {
            if (n > 0) {
                count = n > Long.MAX_VALUE - count ? Long.MAX_VALUE : count + n;
            } else if (refused == null) {
                refused = new IllegalArgumentException(
                        "request(" + n + "): ask for at least one (rule 3.9 of Reactive Streams)");
                interrupt();
            }
        });
    }

    /** Ends the reading: there are no more turns, and the one under way is interrupted; false if there is none. */
    boolean cancel() {
        lock.lock();
        try {
            cancelled = true;
            interrupt();
            changed.signalAll();
            return reading;
        } finally {
            lock.unlock();
        }
    }

    /** Lets the reader take turns without demand, so that it sees that the call is over. */
    void clientClosed() {
        locked(() -> clientClosed = true);
    }

    private void interrupt() {
        if (reading) {
            reader.interrupt();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a turn, which begins; false if the reading is to end. */
    boolean awaitTurn() {
        lock.lock();
        try {
            while (count == 0 && !clientClosed && refused == null && !cancelled) {
                changed.awaitUninterruptibly();
            }
            reading = refused == null && !cancelled;
            return reading;
        } finally {
            lock.unlock();
        }
    }

    /** Ends the turn. The thread is not interrupted afterwards. */
    void endTurn() {
        locked(() -> {
            reading = false;
            boolean unused = Thread.interrupted();
        });
    }

    /** Takes one item of the demand; false if there is none. */
    boolean take() {
        lock.lock();
        try {
            boolean wanted = count > 0;
            if (wanted && count < Long.MAX_VALUE) {
                count--;
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    boolean cancelled() {
        lock.lock();
        try {
            return cancelled;
        } finally {
            lock.unlock();
        }
    }

    /** {@return the subscriber's mistake, null if it made none} */
    @Nullable
    RuntimeException refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }
}
