// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.command;

import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Work that another thread, that of Ctrl-C, may stop; it stops nothing that comes after the work. */
final class Stoppable {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;

    void run(Runnable work) {
        lock.lock();
        try {
            worker = Thread.currentThread();
        } finally {
            lock.unlock();
        }
        try {
            work.run();
        } finally {
            lock.lock();
            try {
                worker = null;
                Thread.interrupted();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Interrupts the work, if there is any. */
    void stop() {
        lock.lock();
        try {
            if (worker != null) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }
}
