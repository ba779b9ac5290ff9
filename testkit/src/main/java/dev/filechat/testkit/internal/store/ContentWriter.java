// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of one file. They go to a temporary file once they are more than fits into a small buffer, or always
 * if they shall outlive the process; large chunks are written from where they are. Closed before it is finished, it
 * leaves nothing behind.
 */
public final class ContentWriter implements AutoCloseable {

    /** The most bytes of one file that are kept in memory. */
    public static final int IN_MEMORY = 64 << 10;

    /**
     * Of an array, the channel copies what it writes into a buffer outside the heap: small pieces keep that one small.
     */
    private static final int PIECE = 256 << 10;

    private final Path path;
    private final boolean always;
    private final ByteBuffer buffer = ByteBuffer.allocate(IN_MEMORY);
    private @Nullable FileChannel channel;
    private boolean finished;
    private long size;

    ContentWriter(Path directory, boolean always) {
        this.always = always;
        this.path = directory.resolve("upload-" + UUID.randomUUID());
    }

    public long size() {
        return size;
    }

    /** Appends the buffers, which have the given number of bytes in all. */
    public void append(List<ByteBuffer> data, int length) throws IOException {
        size += length;
        if (length > buffer.remaining()) {
            write(buffer.flip());
            buffer.clear();
        }
        if (length > buffer.remaining()) {
            write(data.toArray(ByteBuffer[]::new));
        } else {
            data.forEach(buffer::put);
        }
    }

    public StoredContent finish() throws IOException {
        finished = true;
        if (channel == null && !always) {
            return StoredContent.of(ByteString.copyFrom(buffer.flip()));
        }
        write(buffer.flip()).close();
        return StoredContent.of(path, size);
    }

    private FileChannel write(ByteBuffer... data) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = OwnerOnlyFiles.create(path);
            channel = open;
        }
        for (int first = 0; first < data.length; first++) {
            while (data[first].hasRemaining()) {
                if (data[first].isDirect()) {
                    open.write(data, first, data.length - first);
                } else {
                    writePiece(open, data[first]);
                }
            }
        }
        return open;
    }

    private static void writePiece(FileChannel open, ByteBuffer data) throws IOException {
        int end = data.limit();
        data.limit(Math.min(end, data.position() + PIECE));
        try {
            open.write(data);
        } finally {
            data.limit(end);
        }
    }

    /** Throws away what was not finished. */
    @Override
    public void close() throws IOException {
        if (!finished) {
            finished = true;
            if (channel != null) {
                channel.close();
                Files.deleteIfExists(path);
            }
        }
    }
}
