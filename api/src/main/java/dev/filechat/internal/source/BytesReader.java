// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads an array or a part of one: its chunks are places in it. */
final class BytesReader extends ChunkReader {
    private final byte[] bytes;
    private final int start;
    private final int size;

    BytesReader(byte[] bytes, int start, int size, ReadingOptions options) {
        super(options);
        this.bytes = bytes;
        this.start = start;
        this.size = size;
    }

    /** Reads all of an array. */
    static BytesReader of(byte[] bytes, ReadingOptions options) {
        return new BytesReader(bytes, 0, bytes.length, options);
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(size);
    }

    @Override
    @Nullable
    SourceChunk read() {
        int position = (int) position();
        int from = start + position;
        int length = Math.min(chunkSize(), size - position);
        return length == 0 ? null : chunk(length, out -> out.write(bytes, from, length));
    }

    @Override
    public void close() {}
}
