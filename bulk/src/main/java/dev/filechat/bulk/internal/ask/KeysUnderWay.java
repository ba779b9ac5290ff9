// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one task at a time have an entry of the journal. Thread-safe. */
final class KeysUnderWay {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<String> ids = new HashSet<>();

    void take(String id) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!ids.add(id)) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    void giveBack(String id) {
        lock.lock();
        try {
            ids.remove(id);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
