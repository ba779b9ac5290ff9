// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads an array: its chunks are places in it. */
final class BytesReader extends ChunkReader {
    private final byte[] bytes;
    private final int chunkSize;

    BytesReader(byte[] bytes, int chunkSize, int attempt) {
        super(attempt);
        this.bytes = bytes;
        this.chunkSize = chunkSize;
    }

    @Override
    OptionalLong size() {
        return OptionalLong.of(bytes.length);
    }

    @Override
    @Nullable
    Chunk read() {
        int from = (int) position();
        int length = Math.min(chunkSize, bytes.length - from);
        return length == 0 ? null : new Slice(bytes, from, length);
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
