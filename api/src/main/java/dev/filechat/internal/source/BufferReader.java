// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads a buffer that has no array to write from: its chunks are places in it. The buffer is never moved. */
final class BufferReader extends ChunkReader {
    private final ByteBuffer buffer;

    BufferReader(ByteBuffer buffer, ReadingOptions options) {
        super(options);
        this.buffer = buffer;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.of(buffer.capacity());
    }

    @Override
    @Nullable
    SourceChunk read() {
        int from = (int) position();
        int length = Math.min(chunkSize(), buffer.capacity() - from);
        return length == 0 ? null : chunk(length, out -> write(from, length, out));
    }

    private void write(int from, int length, OutputStream out) throws IOException {
        byte[] bytes = Scratch.borrow();
        int end = from + length;
        for (int at = from; at < end; at += bytes.length) {
            int some = Math.min(bytes.length, end - at);
            buffer.get(at, bytes, 0, some);
            out.write(bytes, 0, some);
        }
        Scratch.giveBack(bytes);
    }

    @Override
    public void close() {}
}
