// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.files;

import com.google.protobuf.UnsafeByteOperations;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.testkit.internal.calls.ResponseSender;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Sends what is written to it as the chunks of a download, each as large as is allowed. */
final class ChunkOutput extends OutputStream {

    /** The most bytes in one chunk. */
    static final int MAX_CHUNK = 5_000_000;

    private final ResponseSender<FileContentChunk> out;
    private final int chunkSize;
    private byte[] chunk;
    private int filled;

    /** Never larger than what is expected in all, so that small files need small memory. */
    ChunkOutput(ResponseSender<FileContentChunk> out, long expected) {
        this.out = out;
        this.chunkSize = (int) Math.max(8_192, Math.min(expected, MAX_CHUNK));
        this.chunk = new byte[chunkSize];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        int offset = from;
        int left = count;
        while (left > 0) {
            int part = Math.min(left, chunkSize - filled);
            System.arraycopy(bytes, offset, chunk, filled, part);
            filled += part;
            offset += part;
            left -= part;
            if (filled == chunkSize) {
                sendChunk();
                chunk = new byte[chunkSize];
            }
        }
    }

    private void sendChunk() throws IOException {
        byte[] data = filled == chunkSize ? chunk : Arrays.copyOf(chunk, filled);
        filled = 0;
        try {
            out.send(FileContentChunk.newBuilder()
                    .setData(UnsafeByteOperations.unsafeWrap(data))
                    .build());
        } catch (InterruptedException e) {
            throw new InterruptedIOException("The fake was closed");
        }
    }

    /** Sends the rest. Not done by close, which is called after a failure, too. */
    void finish() throws IOException {
        if (filled > 0) {
            sendChunk();
        }
    }
}
