// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Collects the bytes that a {@link WriteTask} writes and writes them in larger pieces; bytes from elsewhere are written
 * at once. Thread-safe, since the next task may start to write while the last one sends its rest.
 */
final class CollectingOutputStream extends OutputStream {
    /** The size of a piece, in bytes: with twice as much an upload is not faster (measured). */
    private static final int COLLECTED = 64 << 10;

    private final OutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private final byte[] collected = new byte[COLLECTED];
    private int count;
    private @Nullable IOException failure;

    CollectingOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        boolean sentLater = WriteTask.sendAtEnd(this);
        lock.lock();
        try {
            int done = 0;
            while (done < length) {
                int piece = Math.min(length - done, COLLECTED - count);
                System.arraycopy(bytes, offset + done, collected, count, piece);
                count += piece;
                done += piece;
                if (count == COLLECTED) {
                    send();
                }
            }
            if (!sentLater) {
                send();
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void flush() throws IOException {
        lock.lock();
        try {
            send();
        } finally {
            lock.unlock();
        }
    }

    private void send() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (count > 0) {
            out.write(collected, 0, count);
            count = 0;
        }
    }

    /**
     * Flushes at the end of a task, which cannot handle a failure: the next write throws it, and a reader notices by
     * itself.
     */
    void flushAtTaskEnd() {
        lock.lock();
        try {
            send();
        } catch (IOException e) {
            failure = e;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        }
    }
}
