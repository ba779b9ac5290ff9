// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.StatusCode;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, chunk by chunk, each read from the connection's buffer. */
final class GrpcContentStream implements ContentStream {
    private final GrpcCall<?, ContentMessage> call;

    /** Held while bytes are copied, never while they are waited for: another thread must not give the buffer back then. */
    private final ReentrantLock reading = new ReentrantLock();

    private @Nullable ContentMessage chunk;
    private boolean closed;

    GrpcContentStream(GrpcCall<?, ContentMessage> call) {
        this.call = call;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        while (true) {
            call.checkGoing(); // also within a chunk, which may take a slow reader long
            int read = readChunk(buffer, offset, length);
            if (read >= 0) {
                return read;
            }
            ContentMessage next = call.next();
            if (next == null) {
                return -1;
            }
            keep(next);
        }
    }

    /** Reads from the chunk that is there, if one is; -1 when it has no more. */
    private int readChunk(byte[] buffer, int offset, int length) throws TransportException {
        reading.lock();
        try {
            if (chunk == null) {
                return -1;
            }
            int read = chunk.read(buffer, offset, length);
            if (read < 0) {
                giveBack();
            }
            return read;
        } catch (IOException e) {
            call.cancel("A chunk could not be read");
            throw new TransportException(
                    Kind.PROTOCOL, StatusCode.INTERNAL, Delivery.ANSWERED, null, "a chunk could not be read", e);
        } finally {
            reading.unlock();
        }
    }

    private void keep(ContentMessage next) {
        reading.lock();
        try {
            chunk = next;
            if (closed) {
                giveBack();
            }
        } finally {
            reading.unlock();
        }
    }

    private void giveBack() {
        if (chunk != null) {
            chunk.close();
            chunk = null;
        }
    }

    @Override
    public void close() {
        call.cancel("The stream was closed");
        reading.lock();
        try {
            closed = true;
            giveBack();
        } finally {
            reading.unlock();
        }
        call.discardMessages();
    }
}
