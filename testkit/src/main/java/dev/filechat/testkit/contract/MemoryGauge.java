// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.contract;

import com.sun.management.GarbageCollectorMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Counts what this JVM holds: what is left of the heap by a full collection, and the buffers outside of it. It counts
 * when it is told to, on a thread of its own, at whatever the others do just then. For the serial collector.
 */
final class MemoryGauge {
    private final Set<String> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toSet());

    private final Semaphore wanted = new Semaphore(0);
    private final long heapBefore;
    private final Thread thread;
    private volatile boolean stopped;
    private long most;
    private int samples;

    /** Begins to count. What the heap holds already (classes, the connection) is not counted, buffers are. */
    MemoryGauge() {
        heapBefore = liveHeap();
        thread = Thread.ofPlatform().name("memory-gauge").start(this::count);
    }

    private void count() {
        while (true) {
            wanted.acquireUninterruptibly();
            wanted.drainPermits();
            if (stopped) {
                return;
            }
            most = Math.max(most, liveHeap() - heapBefore + buffers());
            samples++;
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

    /** Counts soon, unless it is about to anyway. Does not wait. */
    void tick() {
        wanted.release();
    }

    /** The most that was held, in bytes; to be asked for when it is stopped. */
    long most() {
        return most;
    }

    /** How often it counted; to be asked for when it is stopped. */
    int samples() {
        return samples;
    }

    /** Ends the counting. */
    void stop() throws InterruptedException {
        stopped = true;
        wanted.release();
        thread.join();
    }
}
