// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/** A chunk that was read already, into an array which nobody else has: it can wait in a channel, for any thread. */
final class ReadChunk implements Chunk {
    private final byte[] bytes;

    private ReadChunk(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads a chunk. */
    static ReadChunk of(Chunk chunk) throws IOException {
        byte[] bytes = new byte[chunk.length()];
        new ExactOutput(new Filling(ByteBuffer.wrap(bytes)), bytes.length).take(chunk);
        return new ReadChunk(bytes);
    }

    @Override
    public int length() {
        return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes);
    }

    private static final class Filling extends OutputStream {
        private final ByteBuffer buffer;

        Filling(ByteBuffer buffer) {
            this.buffer = buffer;
        }

        @Override
        public void write(int b) {
            buffer.put((byte) b);
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            buffer.put(from, offset, count);
        }
    }
}
