// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import com.sun.management.GarbageCollectorMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Counts what this JVM holds: what is left of the heap by a full collection, and the buffers outside of it. It counts
 * on request, on a thread of its own, while the others work. For the serial collector.
 */
final class MemoryGauge {
    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final long heapBefore;
    private final Thread thread;
    private volatile boolean stopped;
    private long wishes;
    private long served;
    private long most;
    private int samples;

    /** Begins to count. What the heap holds already (classes, the connection) is not counted, buffers are. */
    MemoryGauge() {
        heapBefore = liveHeap();
        thread = Thread.ofPlatform().name("memory-gauge").start(this::run);
    }

    private void run() {
        while (!stopped) {
            long serving = awaitWish();
            most = Math.max(most, liveHeap() - heapBefore + buffers());
            samples++;
            lock.lock();
            try {
                served = serving;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Waits until somebody wants it to count; one count serves all who do by then. */
    private long awaitWish() {
        lock.lock();
        try {
            while (wishes == served) {
                changed.awaitUninterruptibly();
            }
            return wishes;
        } finally {
            lock.unlock();
        }
    }

    private long liveHeap() {
        System.gc();
        return ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                .map(GarbageCollectorMXBean::getLastGcInfo)
                .filter(collection -> collection != null)
                .max(Comparator.comparingLong(collection -> collection.getEndTime()))
                .orElseThrow()
                .getMemoryUsageAfterGc()
                .entrySet()
                .stream()
                .filter(pool -> heap.contains(pool.getKey()))
                .mapToLong(pool -> pool.getValue().getUsed())
                .sum();
    }

    private static long buffers() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /** Has it count soon, and goes on meanwhile. */
    void tick() {
        long unused = wish();
    }

    /** Has it count, and waits until it has. */
    void count() {
        long wish = wish();
        lock.lock();
        try {
            while (served < wish) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private long wish() {
        lock.lock();
        try {
            wishes++;
            changed.signalAll();
            return wishes;
        } finally {
            lock.unlock();
        }
    }

    /** The most that was held, in bytes; to be asked for when it is stopped. */
    long most() {
        return most;
    }

    /** How often it counted; to be asked for when it is stopped. */
    int samples() {
        return samples;
    }

    /** Counts a last time, and ends. */
    void stop() throws InterruptedException {
        stopped = true;
        tick();
        thread.join();
    }
}
