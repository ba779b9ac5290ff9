// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Keeps the keys that were used last. Thread-safe. */
final class MemoryUploadStore implements UploadStore {
    private static final int MOST = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, String> ids = new LinkedHashMap<>(16, 0.75f, true);

    @Override
    public Optional<String> find(String key) {
        lock.lock();
        try {
            return Optional.ofNullable(ids.get(key));
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void put(String key, String fileId) {
        lock.lock();
        try {
            ids.put(key, fileId);
            if (ids.size() > MOST) {
                ids.remove(ids.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void remove(String key, String fileId) {
        lock.lock();
        try {
            ids.remove(key, fileId);
        } finally {
            lock.unlock();
        }
    }
}
