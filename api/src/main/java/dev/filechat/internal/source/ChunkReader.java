// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.errors.FileChatException;
import dev.filechat.files.FileTooLargeException;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import java.io.Closeable;
import java.io.IOException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A source opened for one attempt, read chunk by chunk. Used by one thread, but for the chunks themselves. */
public abstract class ChunkReader implements ChunkSource, Closeable {
    /** The most that the service takes for one file: 512 MB, in binary units. */
    public static final long MAX_FILE_SIZE = 512L << 20;

    private final int attempt;
    private long position;
    private boolean exhausted;
    private volatile @Nullable FileChatException failure;

    /** @param attempt the number of the attempt that reads, from 1 */
    ChunkReader(int attempt) {
        this.attempt = attempt;
    }

    /** The number of the attempt that reads. */
    final int attempt() {
        return attempt;
    }

    /** How many bytes there will be, if that is known. */
    public abstract OptionalLong size();

    /** The next chunk, or null at the end, having checked that this is the end and that nothing changed. */
    abstract @Nullable Chunk read() throws IOException;

    @Override
    public final @Nullable Chunk next() throws IOException {
        Chunk chunk = read();
        if (chunk == null) {
            exhausted = true;
        } else {
            position += chunk.length();
        }
        return chunk;
    }

    /** How many bytes were given out. */
    public final long position() {
        return position;
    }

    /** Whether something was read, also if that failed before a chunk was given out. */
    public boolean touched() {
        return position > 0;
    }

    /** Whether all was given out. */
    public final boolean exhausted() {
        return exhausted;
    }

    /** Why reading failed, as the user is to see it. A chunk is written deep inside a transport, which hides it. */
    public final @Nullable FileChatException failure() {
        return failure;
    }

    /** Notes why reading fails. */
    final IOException failing(FileChatException reason) {
        failure = reason;
        return new IOException(reason.getMessage(), reason);
    }

    /** Refuses a size that the service would refuse. */
    static void checkSize(String name, long size, int attempts) {
        if (size > MAX_FILE_SIZE) {
            throw tooLarge(name, "has " + size + " bytes", attempts);
        }
    }

    static FileTooLargeException tooLarge(String name, String size, int attempts) {
        return new FileTooLargeException(
                "\"" + ServerText.printable(name) + "\" " + size + "; the service takes at most " + MAX_FILE_SIZE
                        + " (512 MiB) for one file",
                MAX_FILE_SIZE,
                attempts);
    }
}
