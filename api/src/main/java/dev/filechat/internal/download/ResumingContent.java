// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.download;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.TextUnavailableException;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.ContentStream.Borrower;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a file. When the connection breaks, the download starts again and skips what the reader has, after a
 * check that it is the same. One thread reads; any thread may close it.
 */
public final class ResumingContent extends InputStream {
    /** The size of content whose size is not known before it is read. */
    static final long UNKNOWN = -1;

    private static final int SKIP_BUFFER = 64 << 10;

    private final String fileId;
    private final long size;
    private final Opening opening;
    private final CallInFlight call;
    private final Attempts attempts;
    private final CRC32C delivered = new CRC32C();
    private final AtomicReference<@Nullable ContentStream> stream = new AtomicReference<>();
    private long position;
    private boolean ended;
    /** The failure of an earlier read: later reads fail in the same way, without a call. */
    private @Nullable FileChatException failure;

    private volatile boolean closed;

    /** Opens the content anew. */
    @FunctionalInterface
    public interface Opening {
        ContentStream open(CallContext call) throws TransportException;
    }

    /** Reads some bytes and reports them to {@link #advance}; returns their number, or -1 after the last one. */
    private interface Step {
        int from(ContentStream open) throws TransportException, IOException;
    }

    /**
     * @param call closed with the content
     * @param size the number of bytes, {@link #UNKNOWN} if it is not known, as of a text
     */
    public ResumingContent(CallRunner runner, CallInFlight call, String fileId, long size, Opening opening) {
        this.fileId = fileId;
        this.size = size;
        this.opening = opening;
        this.call = call;
        call.patience(call.settings().stallTimeout());
        this.attempts =
                new Attempts(runner, CallKind.REPEATABLE, "Downloading file " + ServerText.printable(fileId), call);
    }

    String fileId() {
        return fileId;
    }

    /** {@return the number of bytes, if it is known} */
    OptionalLong size() {
        return size == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(size);
    }

    Duration elapsed() {
        return call.elapsed();
    }

    int attempt() {
        return call.attempt();
    }

    /** {@return the time that one wait may last} */
    Duration patience() {
        return call.patience();
    }

    /** Throws the failure of the call if it has ended, for a borrower that waits. */
    void checkGoing() {
        if (call.cancelled()) {
            ended(Kind.CANCELLED, StatusCode.CANCELLED, "cancelled while the file was written");
        } else if (call.remainingNanos() <= 0) {
            ended(Kind.TIMEOUT, StatusCode.DEADLINE_EXCEEDED, "the time was over while the file was written");
        }
    }

    private void ended(Kind kind, StatusCode status, String why) {
        attempts.failed(new TransportException(kind, status, Delivery.ANSWERED, null, why, null), true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        if (length == 0 && !closed) {
            return 0;
        }
        return next(open -> {
            int read = open.read(buffer, offset, length);
            if (read > 0) {
                delivered.update(buffer, offset, read);
                advance(read);
            }
            return read;
        });
    }

    /** Lends some bytes from where they are; returns their number, or -1 after the last one. */
    int lend(Borrower borrower) throws IOException {
        return next(open -> open.lend(pieces -> {
            for (ByteBuffer piece : pieces) {
                advance(piece.remaining());
                delivered.update(piece.duplicate());
            }
            borrower.take(pieces);
        }));
    }

    private int next(Step step) throws IOException {
        checkOpen();
        if (failure != null) {
            throw failure;
        }
        try {
            return readOn(step);
        } catch (FileChatException e) {
            checkOpen(); // else the close broke it off
            FileChatException reason = size == UNKNOWN ? textual(e) : e;
            failure = reason;
            call.failed(reason);
            release();
            throw reason;
        }
    }

    private void checkOpen() throws IOException {
        if (closed) {
            throw new IOException("The stream is closed");
        }
    }

    /** Translates the several answers of the service that it has no text of a file. */
    private static FileChatException textual(FileChatException e) {
        if (!(e instanceof ServiceException refusal)) {
            return e;
        }
        return switch (refusal.status()) {
            case INVALID_ARGUMENT, FAILED_PRECONDITION, UNIMPLEMENTED ->
                new TextUnavailableException(
                        refusal.getMessage() + ". Its bytes can still be downloaded",
                        refusal,
                        refusal.status(),
                        refusal.attempts());
            default -> e;
        };
    }

    private int readOn(Step step) throws IOException {
        while (!ended) {
            try {
                int read = step.from(open());
                if (read >= 0) {
                    return read;
                }
                end();
            } catch (TransportException e) {
                closeStream();
                attempts.failed(e, true);
            }
        }
        return -1;
    }

    private ContentStream open() throws TransportException, IOException {
        ContentStream open = stream.get();
        if (open == null) {
            checkOpen();
            attempts.begin();
            open = opening.open(call);
            stream.set(open);
            if (closed) {
                closeStream(); // which the thread that closed it did not see
            }
            skipDelivered(open);
        }
        return open;
    }

    private void skipDelivered(ContentStream open) throws TransportException {
        if (position == 0) {
            return;
        }
        CRC32C again = new CRC32C();
        byte[] buffer = new byte[SKIP_BUFFER];
        long skipped = 0;
        while (skipped < position) {
            int read = open.read(buffer, 0, (int) Math.min(buffer.length, position - skipped));
            if (read < 0) {
                throw wrongSize("ended after " + skipped + " bytes when it was asked for again", skipped);
            }
            again.update(buffer, 0, read);
            skipped += read;
        }
        if (again.getValue() != delivered.getValue()) {
            release();
            throw new IntegrityException(
                    "Downloading file " + ServerText.printable(fileId)
                            + " went wrong: after the connection broke, the service gave other" + " bytes than before",
                    null,
                    fileId,
                    expectedSize(),
                    position,
                    call.attempt());
        }
    }

    private void advance(int read) {
        position += read;
        call.transferred(read);
        if (size != UNKNOWN && position > size) {
            throw wrongSize("gave more bytes than that", position);
        }
    }

    private void end() {
        if (size != UNKNOWN && position != size) {
            throw wrongSize("gave " + position, position);
        }
        ended = true;
        attempts.succeeded();
        call.completed();
        release();
    }

    private IntegrityException wrongSize(String given, long actualSize) {
        release();
        return new IntegrityException(
                "Downloading file " + ServerText.printable(fileId) + " went wrong: it has " + expectedSize()
                        + " bytes, but the service " + given,
                null,
                fileId,
                expectedSize(),
                actualSize,
                call.attempt());
    }

    private long expectedSize() {
        return size == UNKNOWN ? position : size;
    }

    private void closeStream() {
        ContentStream open = stream.getAndSet(null);
        if (open != null) {
            open.close();
        }
    }

    /** Ends the call. */
    private void release() {
        closeStream();
        call.close();
    }

    @Override
    public void close() {
        closed = true;
        closeStream();
        call.cancel(); // for a thread that waits for the next attempt
        call.close();
    }
}
