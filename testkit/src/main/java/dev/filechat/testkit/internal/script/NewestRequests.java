// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The newest requests. Safe for use by several threads.
 *
 * @param <R> the type of requests
 */
public final class NewestRequests<R> {

    static final int KEPT = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<R> requests = new ArrayDeque<>();

    public void add(R request) {
        lock.lock();
        try {
            if (requests.size() == KEPT) {
                requests.removeFirst();
            }
            requests.addLast(request);
        } finally {
            lock.unlock();
        }
    }

    public List<R> all() {
        lock.lock();
        try {
            return List.copyOf(requests);
        } finally {
            lock.unlock();
        }
    }

    public void clear() {
        lock.lock();
        try {
            requests.clear();
        } finally {
            lock.unlock();
        }
    }
}
