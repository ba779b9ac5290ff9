// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells calls when their time is over. Calls are many, and hardly any takes all of its time: so one thread sleeps until
 * the first could be over and then looks at all that are there, and a call that comes or goes meanwhile wakes nobody.
 * gRPC's own timers stay, with Netty, until they would have been due, which is a heap that grows for 27 minutes; and a
 * timer that is set for a call or a wait wakes its thread each time. Thread-safe.
 */
final class Deadlines implements AutoCloseable {
    static final long NEVER = Long.MAX_VALUE;

    private static final long ORIGIN = System.nanoTime();

    private final Set<Timed> watched = ConcurrentHashMap.newKeySet();
    private final AtomicLong wakeAt = new AtomicLong(NEVER);
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable Thread thread;
    private volatile boolean closed;

    /** What has a time. */
    interface Timed {
        /** When it is to be told, by {@link #now()}; {@link #wakeBy} is called when that becomes earlier. */
        long dueNanos();

        /**
         * It is told, maybe more than once, and says when it is to be told next, {@link #NEVER} included. It must not
         * block.
         */
        long due();
    }

    /** The time in nanoseconds, from 0 on. */
    static long now() {
        return System.nanoTime() - ORIGIN;
    }

    /** When a time from now is over. */
    static long after(long nanos) {
        long now = now();
        return nanos >= NEVER - now ? NEVER : now + nanos;
    }

    /** Looks after a call until it is forgotten. */
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
     * Has the calls looked at by then. Never parks: the caller is about to park itself, and would lose the permit that
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
                // What is overwritten is due as well, and was there before it is looked for.
                wakeAt.set(NEVER);
                tellDue();
            } else if (next == NEVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, left);
            }
        }
    }

    private void tellDue() {
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
