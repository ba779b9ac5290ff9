// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.SourceChangedException;
import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a stream. Each chunk is full, and has an array of its own: a transport may have to write it again. */
final class StreamReader extends ChunkReader {
    private static final int PIECE = 64 << 10;

    private final String name;
    private final InputStream stream;
    private final boolean ours;
    private final OptionalLong size;
    private final int chunkSize;
    private final byte[] piece = new byte[PIECE];

    /** @param ours whether this upload opened the stream, and so closes it */
    StreamReader(String name, InputStream stream, boolean ours, OptionalLong size, int chunkSize, int attempt) {
        super(attempt);
        this.name = name;
        this.stream = stream;
        this.ours = ours;
        this.size = size;
        this.chunkSize = chunkSize;
    }

    @Override
    OptionalLong size() {
        return size;
    }

    @Override
    @Nullable
    Chunk read() throws IOException {
        long left = size.orElse(Long.MAX_VALUE) - position();
        int most = (int) Math.min(chunkSize, left);
        // Begun small, as the stream may be short. Read where it stays: InputStream.readNBytes(int) collects pieces
        // first, and so holds a chunk twice.
        byte[] bytes = new byte[size.isPresent() || position() > 0 ? most : Math.min(most, PIECE)];
        int length = fill(bytes, 0);
        while (length == bytes.length && length < most) {
            bytes = Arrays.copyOf(bytes, Math.min(most, 2 * length));
            length = fill(bytes, length);
        }
        if (length == 0) {
            checkEnd(left);
            return null;
        }
        if (position() + length > MAX_FILE_SIZE) {
            throw failing(tooLarge(name, "gives more than " + MAX_FILE_SIZE + " bytes", attempt()));
        }
        return new BytesReader.Slice(bytes, 0, length);
    }

    /**
     * Reads little at a time, through an array of its own: a stream over a file makes a buffer outside the heap as large
     * as what is asked for, and keeps the array that it read to last.
     */
    private int fill(byte[] bytes, int from) throws IOException {
        int length = from;
        while (length < bytes.length) {
            int read = stream.read(piece, 0, Math.min(piece.length, bytes.length - length));
            if (read < 0) {
                break;
            }
            System.arraycopy(piece, 0, bytes, length, read);
            length += read;
        }
        return length;
    }

    private void checkEnd(long left) throws IOException {
        if (size.isEmpty()) {
            return;
        }
        if (left > 0) {
            throw failing(wrongLength("only " + position()));
        }
        if (stream.read() != -1) {
            throw failing(wrongLength("more than " + position()));
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
    public void close() throws IOException {
        if (ours) {
            stream.close();
        }
    }
}
