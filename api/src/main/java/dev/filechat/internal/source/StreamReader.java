// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.errors.SourceChangedException;
import dev.filechat.internal.streams.SingleUseStream;
import dev.filechat.internal.text.ServerText;
import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a stream, on a thread of its own. Each chunk is full, and has an array of its own: a transport may have to
 * write it again.
 */
final class StreamReader extends ChunkReader {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");
    private static final int PIECE = 64 << 10;

    private final String name;
    private final Bytes bytes;
    private final Ownership ownership;
    private final OptionalLong size;
    private final SourceReads reads;
    private final byte[] piece = new byte[PIECE];
    private boolean atEnd;

    /** What is read. */
    @FunctionalInterface
    interface Bytes {
        int read(byte[] buffer, int offset, int length) throws IOException;
    }

    /** The owner of the stream. */
    sealed interface Ownership {
        /** This upload opened it, and closes it. */
        record Ours(Closeable stream) implements Ownership {}

        /** The caller opened it: it stays open, and is read once. */
        record Callers(SingleUseStream once, Closeable stream) implements Ownership {}
    }

    StreamReader(
            String name,
            Bytes bytes,
            Ownership ownership,
            OptionalLong size,
            ReadingOptions options,
            SourceReads reads) {
        super(options);
        this.name = name;
        this.bytes = bytes;
        this.ownership = ownership;
        this.size = size;
        this.reads = reads;
    }

    @Override
    public OptionalLong size() {
        return size;
    }

    @Override
    @Nullable
    SourceChunk read() throws IOException {
        return reads.elsewhere(() -> Optional.ofNullable(readChunk())).orElse(null);
    }

    private @Nullable SourceChunk readChunk() throws IOException {
        long left = size.orElse(Long.MAX_VALUE) - position();
        int most = (int) Math.min(chunkSize(), left);
        // Begun small, as the stream may be short. Read where it stays: InputStream.readNBytes(int) collects pieces
        // first, and so holds a chunk twice.
        byte[] array = new byte[size.isPresent() || position() > 0 ? most : Math.min(most, PIECE)];
        int length = fill(array, 0);
        while (length == array.length && length < most) {
            array = Arrays.copyOf(array, Math.min(most, 2 * length));
            length = fill(array, length);
        }
        if (length == 0) {
            checkEnd(left);
            return null;
        }
        if (position() + length > MAX_FILE_SIZE) {
            throw tooLarge(name, "gives more than " + MAX_FILE_SIZE + " bytes", attempt());
        }
        byte[] read = array;
        int count = length;
        return chunk(count, out -> out.write(read, 0, count));
    }

    /**
     * Reads in small pieces, through an array of its own: a stream over a file makes a buffer outside the heap as large
     * as the read, and keeps the array that it read to last.
     */
    private int fill(byte[] array, int from) throws IOException {
        int length = from;
        while (length < array.length) {
            int read = readPiece(Math.min(piece.length, array.length - length));
            if (read < 0) {
                break;
            }
            System.arraycopy(piece, 0, array, length, read);
            length += read;
        }
        return length;
    }

    private int readPiece(int most) throws IOException {
        if (atEnd) {
            return -1; // a stream may have more after its end, as a terminal's: that is not of this file
        }
        int read = reads.some(() -> {
            if (ownership instanceof Ownership.Callers callers) {
                callers.once().reading();
            }
            return bytes.read(piece, 0, most);
        });
        atEnd = read < 0;
        return read;
    }

    private void checkEnd(long left) throws IOException {
        if (size.isEmpty()) {
            return;
        }
        if (left > 0) {
            throw wrongLength("only " + position());
        }
        if (readPiece(1) >= 0) {
            throw wrongLength("more than " + position());
        }
    }

    private SourceChangedException wrongLength(String given) {
        return new SourceChangedException(
                "The stream for \"" + ServerText.printable(name) + "\" gives " + given + " bytes, but its length was"
                        + " said to be " + size.orElse(-1) + "; nothing was stored",
                null,
                attempt());
    }

    @Override
    public boolean touched() {
        return ownership instanceof Ownership.Callers callers ? callers.once().begun() : super.touched();
    }

    @Override
    public void close() throws IOException {
        if (reads.abandoned()) {
            abandon();
            return;
        }
        switch (ownership) {
            case Ownership.Ours ours -> ours.stream().close();
            case Ownership.Callers callers -> callers.once().end(atEnd);
        }
    }

    /** Interrupts a read that goes on, and closes its stream, which may have to wait for the read itself. */
    private void abandon() {
        reads.close();
        Closeable stream = switch (ownership) {
            case Ownership.Ours ours -> ours.stream();
            case Ownership.Callers callers -> {
                callers.once().abandon();
                yield callers.stream();
            }
        };
        Thread.ofVirtual().name("filechat-source-close").start(() -> {
            try {
                stream.close();
            } catch (IOException | RuntimeException e) {
                log.debug("The source of \"{}\" could not be closed", ServerText.printable(name), e);
            }
        });
    }
}
