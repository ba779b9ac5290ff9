// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A socket that writes through a {@link CollectingOutputStream}. */
final class CollectingSocket extends TimedSocket {
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable OutputStream output;

    CollectingSocket(int timeoutMillis) {
        super(timeoutMillis);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        lock.lock();
        try {
            OutputStream collecting = output == null ? new CollectingOutputStream(super.getOutputStream()) : output;
            output = collecting;
            return collecting;
        } finally {
            lock.unlock();
        }
    }
}
