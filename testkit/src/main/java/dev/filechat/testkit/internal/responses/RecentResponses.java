// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responses;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Responses by their ids, for a time. Their number and their bytes are limited, so that a fake that runs for long does
 * not grow without end: the oldest go first. Safe for use by several threads.
 */
final class RecentResponses<V> {

    private static final int MOST = 10_000;
    private static final long MOST_BYTES = 64L << 20;

    private final Duration time;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Entry<V>> byId = new LinkedHashMap<>();
    private long bytes;

    private record Entry<V>(V value, long size, Instant until) {}

    RecentResponses(Duration time) {
        this.time = time;
    }

    /** Keeps one more, about so large. The newest is kept however large it is. */
    void add(String id, V value, long size, Instant now) {
        lock.lock();
        try {
            Entry<V> before = byId.remove(id);
            bytes += size - (before == null ? 0 : before.size());
            byId.put(id, new Entry<>(value, size, now.plus(time)));
            Iterator<Entry<V>> oldest = byId.values().iterator();
            while (byId.size() > 1 && oldest.hasNext()) {
                Entry<V> entry = oldest.next();
                if (byId.size() <= MOST && bytes <= MOST_BYTES && now.isBefore(entry.until())) {
                    break;
                }
                oldest.remove();
                bytes -= entry.size();
            }
        } finally {
            lock.unlock();
        }
    }

    Optional<V> find(String id, Instant now) {
        lock.lock();
        try {
            return Optional.ofNullable(byId.get(id))
                    .filter(entry -> now.isBefore(entry.until()))
                    .map(Entry::value);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether it was there. */
    boolean remove(String id) {
        lock.lock();
        try {
            Entry<V> removed = byId.remove(id);
            bytes -= removed == null ? 0 : removed.size();
            return removed != null;
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            byId.clear();
            bytes = 0;
        } finally {
            lock.unlock();
        }
    }
}
