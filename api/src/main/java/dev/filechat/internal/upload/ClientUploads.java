// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.upload;

import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.TransportFailureException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The uploads of one client: those under way, by name, and their files, so that no upload takes another one's file for
 * its own. Thread-safe.
 */
final class ClientUploads {
    /** The number of ids that are kept. A file with an older id cannot be that of an upload under way. */
    private static final int MOST_IDS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Entry>> underWay = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Deque<String> oldestIds = new ArrayDeque<>();

    /** One upload. */
    final class Entry {
        private final String name;
        /** The uploads of the same name that are under way at the same time. */
        private final List<Entry> others = new ArrayList<>();

        private boolean settled;

        private Entry(String name) {
            this.name = name;
        }

        /** Records the file of this upload. */
        void stored(String id) {
            lock.lock();
            try {
                settled = true;
                keep(id);
            } finally {
                lock.unlock();
            }
        }

        /** Records the failure of this upload. */
        void failed(Throwable failure) {
            if (failure instanceof IntegrityException integrity) {
                stored(integrity.fileId());
                return;
            }
            lock.lock();
            try {
                settled = !(failure instanceof TransportFailureException transport) || transport.retryable();
            } finally {
                lock.unlock();
            }
        }

        /** Claims a file for this upload; false if it is, or may be, that of another one. */
        boolean claim(String id) {
            lock.lock();
            try {
                if (ids.contains(id) || !others.stream().allMatch(other -> other.settled)) {
                    return false;
                }
                keep(id);
                return true;
            } finally {
                lock.unlock();
            }
        }

        /** Ends the upload, whether or not it succeeded. */
        void end() {
            lock.lock();
            try {
                others.clear(); // else a chain of overlapping uploads would keep all of them
                List<Entry> named = underWay.getOrDefault(name, List.of());
                if (named.size() == 1) {
                    underWay.remove(name);
                } else {
                    named.remove(this);
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /** Records an upload that begins. */
    Entry begin(String name) {
        lock.lock();
        try {
            Entry entry = new Entry(name);
            List<Entry> named = underWay.computeIfAbsent(name, n -> new ArrayList<>(1));
            for (Entry other : named) {
                other.others.add(entry);
                entry.others.add(other);
            }
            named.add(entry);
            return entry;
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether the file is that of an upload of this client} */
    boolean knows(String id) {
        lock.lock();
        try {
            return ids.contains(id);
        } finally {
            lock.unlock();
        }
    }

    private void keep(String id) {
        if (ids.add(id)) {
            oldestIds.add(id);
            if (oldestIds.size() > MOST_IDS) {
                ids.remove(oldestIds.remove());
            }
        }
    }
}
