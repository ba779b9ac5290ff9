// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.script;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The scripts that have no answer yet. Safe for use by several threads. */
public final class UnfinishedScripts {

    /** Whoever writes a script while others ask is through with it by then. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();
    private final List<UnfinishedScript> begun = new ArrayList<>();

    public void begin(UnfinishedScript script) {
        lock.lock();
        try {
            begun.add(script);
        } finally {
            lock.unlock();
        }
    }

    /** It has an answer, or was taken further. */
    public void end(UnfinishedScript script) {
        lock.lock();
        try {
            begun.remove(script);
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            begun.clear();
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    public List<String> now() {
        lock.lock();
        try {
            return begun.stream().map(UnfinishedScript::toString).toList();
        } finally {
            lock.unlock();
        }
    }

    /** Those that are still without an answer after a moment; none is usual, and not waited for. */
    public List<String> abandoned() {
        lock.lock();
        try {
            long left = PATIENCE.toNanos();
            while (!begun.isEmpty() && left > 0) {
                left = fewer.awaitNanos(left);
            }
            return begun.stream().map(UnfinishedScript::toString).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }
}
