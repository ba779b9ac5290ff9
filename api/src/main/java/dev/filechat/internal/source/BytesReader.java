// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads an array or a part of one: its chunks are places in it. */
final class BytesReader extends ChunkReader {
    private final byte[] bytes;
    private final int start;
    private final int size;
    private final int chunkSize;

    BytesReader(byte[] bytes, int start, int size, int chunkSize, int attempt) {
        super(attempt);
        this.bytes = bytes;
        this.start = start;
        this.size = size;
        this.chunkSize = chunkSize;
    }

    /** Reads all of an array. */
    static BytesReader of(byte[] bytes, int chunkSize, int attempt) {
        return new BytesReader(bytes, 0, bytes.length, chunkSize, attempt);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    @Nullable
    Chunk read() {
        int from = (int) position();
        int length = Math.min(chunkSize, size - from);
        return length == 0 ? null : new Slice(bytes, start + from, length);
    }

    @Override
    public void close() {}

    /** A place in an array. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Slice(byte[] bytes, int from, int length) implements Chunk {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes, from, length);
        }
    }
}
