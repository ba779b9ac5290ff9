// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts the thread of a task, but not while the service stores what was sent whole: nobody would know the file's
 * id, and could delete it. Thread-safe.
 */
final class Interrupts {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread thread;
    private boolean held;
    private boolean wanted;

    /** Begins a task on the calling thread. */
    void begin() {
        lock.lock();
        try {
            thread = Thread.currentThread();
            pass();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts the task, now or later. */
    void interrupt() {
        lock.lock();
        try {
            wanted = true;
            pass();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts the task even if interrupts are held back. */
    void interruptNow() {
        lock.lock();
        try {
            held = false;
            wanted = true;
            pass();
        } finally {
            lock.unlock();
        }
    }

    /** Holds interrupts back, called on the task's thread; one that was there already too. */
    void hold() {
        lock.lock();
        try {
            held = true;
            wanted |= Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Lets through what was held back. */
    void release() {
        lock.lock();
        try {
            held = false;
            pass();
        } finally {
            lock.unlock();
        }
    }

    private void pass() {
        if (wanted && !held && thread != null) {
            thread.interrupt();
        }
    }
}
