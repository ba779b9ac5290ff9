// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.SourceChangedException;
import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a stream. Each chunk is full, and has an array of its own: a transport may have to write it again. */
final class StreamReader extends ChunkReader {
    private final String name;
    private final InputStream stream;
    private final boolean ours;
    private final OptionalLong size;
    private final int chunkSize;

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
        byte[] bytes = stream.readNBytes((int) Math.min(chunkSize, left));
        if (bytes.length == 0) {
            checkEnd(left);
            return null;
        }
        if (position() + bytes.length > MAX_FILE_SIZE) {
            throw failing(tooLarge(name, "gives more than " + MAX_FILE_SIZE + " bytes", attempt()));
        }
        return new BytesReader.Slice(bytes, 0, bytes.length);
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
