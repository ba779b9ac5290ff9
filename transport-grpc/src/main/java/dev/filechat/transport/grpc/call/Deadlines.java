// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Notifies calls when their time is over. There are many calls, and hardly any takes all of its time. So one thread
 * sleeps until the first of them could be due and then looks at all of them, and a call that starts or ends meanwhile
 * does not wake it. gRPC's own timers stay in Netty's heap until they are due, which is up to 27 minutes; and a timer
 * for each call or wait would wake its thread each time. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    static final long NEVER = Long.MAX_VALUE;

    private static final long ORIGIN = System.nanoTime();

    private final Set<Timed> watched = ConcurrentHashMap.newKeySet();
    private final AtomicLong wakeAt = new AtomicLong(NEVER);
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** Something that is due at a time. */
    interface Timed {
        /**
         * When {@link #due()} is to be called, by {@link #now()}. {@link #wakeBy} has to be called when that becomes
         * earlier.
         */
        long dueNanos();

        /**
         * Called when it is due, possibly more than once. Returns when it is due next, or {@link #NEVER}. Must not
         * block.
         */
        long due();
    }

    /** The time in nanoseconds, from 0 on. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }

    /** The time in {@code nanos} from now, at most {@link #NEVER}. */
    static long after(long nanos) {
        long now = now();
        return nanos >= NEVER - now ? NEVER : now + nanos;
    }

    /** Watches a call until {@link #forget}. */
    void watch(Timed call) {
        watched.add(call);
        if (thread == null) {
            startThread();
        }
        wakeBy(call.dueNanos());
    }

    void forget(Timed call) {
        watched.remove(call);
    }

    /**
     * Makes the thread look at the calls by then. Does not park: the caller parks next, and would lose the permit that
     * the end of its call gave it.
     */
    void wakeBy(long nanos) {
        if (nanos < wakeAt.get() && nanos < wakeAt.getAndAccumulate(nanos, Math::min)) {
            LockSupport.unpark(thread);
        }
    }

    private void startThread() {
        starting.lock();
        try {
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().daemon().name("filechat-deadlines").start(this::run);
            }
        } finally {
            starting.unlock();
        }
    }

    private void run() {
        while (!closed) {
            long next = wakeAt.get();
            long left = next - now();
            if (left <= 0) {
                // A time that this overwrites is due as well, and its call is already watched.
                wakeAt.set(NEVER);
                notifyDue();
            } else if (next == NEVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    private void notifyDue() {
        long now = now();
        long next = NEVER;
        for (Timed call : watched) {
            long due = call.dueNanos();
            next = Math.min(next, due <= now ? call.due() : due);
        }
        wakeBy(next);
    }

    @Override
    public void close() {
        starting.lock();
        try {
            closed = true;
            LockSupport.unpark(thread);
        } finally {
            starting.unlock();
        }
    }
}
