// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.download;

import dev.filechat.errors.StatusCode;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.transport.grpc.call.GrpcCall;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, chunk by chunk, each read from the connection's buffer. */
final class GrpcContentStream implements ContentStream {
    private static final int ARRAY = 64 << 10;

    /**
     * The next chunk is requested when this many bytes are left of one: with 0, downloads take 1.05 to 1.08 times as
     * long (measured); with a whole chunk, they are no faster.
     */
    private static final int REQUESTED_BEFORE = 1 << 20;

    private final GrpcCall<?, ContentMessage> call;

    /**
     * Held while a chunk is read, so that no other thread releases its buffer; never held while waiting for a chunk.
     */
    private final ReentrantLock reading = new ReentrantLock();

    /** For chunks whose buffers cannot be lent. */
    private byte @Nullable [] array;

    private @Nullable ContentMessage chunk;
    private volatile boolean closed;

    GrpcContentStream(GrpcCall<?, ContentMessage> call) {
        this.call = call;
    }

    /** Reads from a chunk: the number of bytes, or -1 at its end. */
    private interface Step {
        int from(ContentMessage chunk) throws TransportException, IOException;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws TransportException {
        try {
            return next(chunk -> {
                int read = read(chunk, buffer, offset, length);
                requestNext(chunk);
                return read;
            });
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private int read(ContentMessage chunk, byte[] buffer, int offset, int length) throws TransportException {
        try {
            return chunk.read(buffer, offset, length);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Lets the next chunk be received while the last part of this one is written. */
    private void requestNext(ContentMessage chunk) {
        if (chunk.left() <= REQUESTED_BEFORE) {
            call.request();
        }
    }

    @Override
    public int lend(Borrower borrower) throws TransportException, IOException {
        return next(chunk -> lend(chunk, borrower));
    }

    private int lend(ContentMessage chunk, Borrower borrower) throws TransportException, IOException {
        ByteBuffer[] pieces = peek(chunk);
        if (pieces == null) {
            return -1;
        }
        requestNext(chunk);
        int length = 0;
        for (ByteBuffer piece : pieces) {
            length += piece.remaining();
        }
        borrower.take(pieces);
        return length;
    }

    private ByteBuffer @Nullable [] peek(ContentMessage chunk) throws TransportException {
        try {
            return chunk.peek(this::array);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private byte[] array() {
        byte[] made = array == null ? new byte[ARRAY] : array;
        array = made;
        return made;
    }

    private int next(Step step) throws TransportException, IOException {
        while (true) {
            call.checkGoing(); // also within a chunk, since a reader may be slow
            int read = readChunk(step);
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

    /** Reads from the current chunk; -1 if there is none, or at its end. */
    private int readChunk(Step step) throws TransportException, IOException {
        reading.lock();
        try {
            if (chunk == null) {
                return -1;
            }
            int read = step.from(chunk);
            if (read < 0) {
                release();
            }
            return read;
        } finally {
            reading.unlock();
            releaseIfClosed();
        }
    }

    private TransportException unreadable(IOException e) {
        call.cancel("A chunk could not be read");
        return new TransportException(
                Kind.PROTOCOL, StatusCode.INTERNAL, Delivery.ANSWERED, null, "a chunk could not be read", e);
    }

    private void keep(ContentMessage next) {
        reading.lock();
        try {
            chunk = next;
        } finally {
            reading.unlock();
            releaseIfClosed();
        }
    }

    /**
     * A closing thread that does not get the lock leaves the release to the thread that holds it, which checks
     * afterwards.
     */
    private void releaseIfClosed() {
        if (closed && reading.tryLock()) {
            try {
                release();
            } finally {
                reading.unlock();
            }
        }
    }

    private void release() {
        if (chunk != null) {
            chunk.close();
            chunk = null;
        }
    }

    @Override
    public void close() {
        call.cancel("The stream was closed");
        closed = true;
        releaseIfClosed();
        call.discardMessages(ContentMessage::close);
    }
}
