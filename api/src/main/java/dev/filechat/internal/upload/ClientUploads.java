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
 * The uploads of one client: those under way, by name, and the files that they got. So none of them takes another one's
 * file for its own. Thread-safe.
 */
final class ClientUploads {
    /** How many ids are kept. An older one is that of a file which no upload under way can take for its own. */
    private static final int MOST_IDS = 10_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<Entry>> underWay = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private final Deque<String> oldestIds = new ArrayDeque<>();

    /** One upload. */
    final class Entry {
        private final String name;
        /** Of the same name, and under way at the same time. */
        private final List<Entry> others = new ArrayList<>();

        private boolean settled;

        private Entry(String name) {
            this.name = name;
        }

        /** Notes the file that this upload got. */
        void stored(String id) {
            lock.lock();
            try {
                settled = true;
                keep(id);
            } finally {
                lock.unlock();
            }
        }

        /** Notes how this upload failed. */
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

        /** Takes a file for this upload's; false if it is, or may be, that of another one. */
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

        /** Ends it, well or not. */
        void end() {
            lock.lock();
            try {
                others.clear(); // else uploads that overlap one after the other would keep each other
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

    /** Notes an upload that begins. */
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

    /** Whether an upload of this client got the file. */
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
