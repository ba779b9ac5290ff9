// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes the bytes of one file. They go to a temporary file once they are more than fits into a small buffer, or always if
 * they shall outlive the process; large chunks are written from where they are. Closed before it is finished, it leaves nothing behind.
 */
final class ContentWriter implements AutoCloseable {

    /** The most bytes of one file that are kept in memory. */
    static final int IN_MEMORY = 64 << 10;

    /** The channel copies what it writes into a buffer outside the heap: small pieces keep that one small. */
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

    long size() {
        return size;
    }

    void append(ByteString data) throws IOException {
        size += data.size();
        if (data.size() > buffer.remaining()) {
            write(buffer.flip());
            buffer.clear();
        }
        if (data.size() > buffer.remaining()) {
            for (ByteBuffer part : data.asReadOnlyByteBufferList()) {
                write(part);
            }
        } else {
            data.copyTo(buffer);
        }
    }

    StoredContent finish() throws IOException {
        finished = true;
        if (channel == null && !always) {
            return StoredContent.of(ByteString.copyFrom(buffer.flip()));
        }
        write(buffer.flip()).close();
        return StoredContent.of(path, size);
    }

    private FileChannel write(ByteBuffer data) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            open = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            channel = open;
        }
        int end = data.limit();
        while (data.position() < end) {
            data.limit(Math.min(end, data.position() + PIECE));
            open.write(data);
        }
        return open;
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
