// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.history;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The streams that uploads open, and the number of those that are not closed. Thread-safe. */
final class TrackedStreams {
    private static final int PIECES = 8;
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition oneIsClosed = lock.newCondition();
    private final Set<InputStream> open = new HashSet<>();

    InputStream over(byte[] bytes) {
        return new Noted(bytes);
    }

    /** Returns a stream that pauses before each piece. */
    InputStream slow(byte[] bytes) {
        int piece = bytes.length / PIECES + 1;
        return new Noted(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                awaitClose(PAUSE);
                return super.read(buffer, offset, Math.min(piece, length));
            }
        };
    }

    /** Returns a stream that gives its bytes, and does not end before it is closed. */
    InputStream blocked(byte[] bytes) {
        return new Noted(bytes) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int read = super.read(buffer, offset, length);
                if (read >= 0) {
                    return read;
                }
                boolean closed = false;
                while (!closed) {
                    closed = awaitClose(PAUSE);
                }
                throw new IOException("The stream is closed");
            }
        };
    }

    /** Waits until none is open, at most for the given time: one whose read blocks is closed on a thread of its own. */
    int awaitNone(Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (!open.isEmpty() && left > 0) {
                left = oneIsClosed.awaitNanos(left);
            }
            return open.size();
        } finally {
            lock.unlock();
        }
    }

    private void add(InputStream stream) {
        lock.lock();
        try {
            open.add(stream);
        } finally {
            lock.unlock();
        }
    }

    private void remove(InputStream stream) {
        lock.lock();
        try {
            open.remove(stream);
            oneIsClosed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private class Noted extends FilterInputStream {
        private final CountDownLatch closed = new CountDownLatch(1);

        Noted(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
            TrackedStreams.this.add(this);
        }

        /** Waits at most for the given time, and ignores interrupts. */
        boolean awaitClose(Duration atMost) {
            try {
                return closed.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                boolean isClosed = awaitClose(atMost);
                Thread.currentThread().interrupt();
                return isClosed;
            }
        }

        @Override
        public void close() throws IOException {
            super.close();
            closed.countDown();
            remove(this);
        }
    }
}
