// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.upload;

import dev.filechat.spi.Chunk;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes one chunk. A chunk that writes more or less than its length would make the rest of the stream unreadable. */
final class ExactOutput extends FilterOutputStream {
    private static final int FILLING = 8 << 10;

    private final int length;
    private int left;

    /** @param length the length of the chunk */
    ExactOutput(OutputStream out, int length) {
        super(out);
        this.length = length;
        this.left = length;
    }

    /** Writes the chunk. */
    void take(Chunk chunk) throws IOException {
        chunk.writeTo(this);
        if (left > 0) {
            throw new IOException("A chunk of " + length + " bytes wrote " + (length - left));
        }
    }

    @Override
    public void write(int b) throws IOException {
        count(1);
        out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        count(count);
        out.write(bytes, offset, count);
    }

    private void count(int count) throws IOException {
        if (count > left) {
            throw new IOException("A chunk of " + length + " bytes wrote more than that");
        }
        left -= count;
    }

    void fillUp() throws IOException {
        byte[] zeros = new byte[Math.min(left, FILLING)];
        while (left > 0) {
            write(zeros, 0, Math.min(left, zeros.length));
        }
    }
}
