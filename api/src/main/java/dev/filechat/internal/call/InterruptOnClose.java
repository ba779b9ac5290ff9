// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.util.concurrent.locks.ReentrantLock;

/**
 * Interrupts the thread that created it when the client is closed, until it is ended: meanwhile that thread runs the
 * user's code, which cannot be cancelled otherwise. The interrupt leaves no flag behind.
 */
public final class InterruptOnClose {
    private final Thread thread = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private boolean over;
    private boolean interrupted;

    public InterruptOnClose(CallInFlight call) {
        call.onCancel(this::interrupt);
    }

    private void interrupt() {
        lock.lock();
        try {
            if (!over) {
                interrupted = true;
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    public void end() {
        lock.lock();
        try {
            over = true;
            if (interrupted) {
                boolean unused = Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }
}
