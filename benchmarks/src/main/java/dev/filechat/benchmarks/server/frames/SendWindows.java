// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server.frames;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much the client allows to be sent (RFC 9113, section 5.2). Thread-safe. */
final class SendWindows {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Integer, Long> streams = new HashMap<>();
    private long connection = Frame.DEFAULT_WINDOW;
    private long initial = Frame.DEFAULT_WINDOW;
    private boolean closed;

    void open(int stream) {
        lock.lock();
        try {
            streams.put(stream, initial);
        } finally {
            lock.unlock();
        }
    }

    void close(int stream) {
        lock.lock();
        try {
            streams.remove(stream);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waiting. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What a new stream has, which changes those that are open as well. */
    void initial(long bytes) {
        lock.lock();
        try {
            long change = bytes - initial;
            initial = bytes;
            streams.replaceAll((stream, window) -> window + change);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(int stream, int bytes) {
        lock.lock();
        try {
            if (stream == 0) {
                connection += bytes;
            } else {
                streams.computeIfPresent(stream, (id, window) -> window + bytes);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something may be sent, and takes that much or less; 0 when the stream is closed. */
    int take(int stream, int most) {
        lock.lock();
        try {
            while (!closed) {
                Long window = streams.get(stream);
                if (window == null) {
                    return 0;
                }
                int taken = (int) Math.min(most, Math.min(connection, window));
                if (taken > 0) {
                    connection -= taken;
                    streams.put(stream, window - taken);
                    return taken;
                }
                changed.awaitUninterruptibly();
            }
            return 0;
        } finally {
            lock.unlock();
        }
    }
}
