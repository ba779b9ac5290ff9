// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import dev.filechat.testkit.chat.ChatRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** The newest requests. Safe for use by several threads. */
public final class RequestLog {

    static final int KEPT = 1_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<ChatRequest> requests = new ArrayDeque<>();

    public void add(ChatRequest request) {
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

    public List<ChatRequest> all() {
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
