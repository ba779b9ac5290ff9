// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.errors.FileChatException;
import dev.filechat.files.FileTooLargeException;
import dev.filechat.internal.text.ServerText;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import java.io.Closeable;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A source opened for one attempt. It is read chunk by chunk, and the checksums of the chunks are combined in that
 * order: CRC-32C, and SHA-256 if asked for. A failure of the source is thrown as the {@link FileChatException} that the
 * user gets, or as the {@link IOException} that the source threw. Used by one thread, but for the chunks themselves.
 */
public abstract class ChunkReader implements ChunkSource, Closeable {
    /** The most that the service takes for one file: 512 MB, in binary units. */
    public static final long MAX_FILE_SIZE = 512L << 20;

    private final ReadingOptions options;
    private long position;
    private boolean exhausted;
    private @Nullable SourceChunk last;
    private int crc;
    private @Nullable MessageDigest digest;

    ChunkReader(ReadingOptions options) {
        this.options = options;
        this.digest = options.sha256() ? SourceHash.newDigest() : null;
    }

    /** {@return the number of the attempt that reads} */
    final int attempt() {
        return options.attempt();
    }

    /** {@return the most bytes of a chunk} */
    final int chunkSize() {
        return options.chunkSize();
    }

    /** {@return the number of bytes of the source, if it is known} */
    public abstract OptionalLong size();

    /** {@return the next chunk, or null at the end, having checked that this is the end and that nothing changed} */
    abstract @Nullable SourceChunk read() throws IOException;

    /** {@return a chunk that begins at the {@link #position}} */
    final SourceChunk chunk(int length, SourceChunk.Content content) {
        return new SourceChunk(length, content, digest);
    }

    @Override
    public final @Nullable Chunk next() throws IOException {
        addSums();
        SourceChunk chunk = read();
        if (chunk == null) {
            exhausted = true;
        } else {
            position += chunk.length();
        }
        last = chunk;
        return chunk;
    }

    /** Adds the sums of the chunk returned before, which is usually written by now. */
    private void addSums() throws IOException {
        SourceChunk chunk = last;
        if (chunk != null) {
            last = null; // what it holds in memory is free before the next one is read
            SourceChunk.Sums sums = chunk.sums();
            crc = Crc32c.combine(crc, sums.crc(), chunk.length());
            digest = sums.digest();
        }
    }

    /** {@return the number of bytes of the chunks that were returned} */
    public final long position() {
        return position;
    }

    /** {@return whether something was read, even if that failed before a chunk was returned} */
    public boolean touched() {
        return position > 0;
    }

    /** {@return whether all chunks were returned} */
    public final boolean exhausted() {
        return exhausted;
    }

    /** {@return the CRC-32C of all bytes; to be called after the last chunk} */
    public final int crc32c() {
        return crc;
    }

    /**
     * {@return the SHA-256 of all bytes in hexadecimal, or null if it was not asked for; to be called once, after the
     * last chunk}
     */
    public final @Nullable String sha256Hex() {
        return digest == null ? null : HexFormat.of().formatHex(digest.digest());
    }

    /** Refuses a size that the service would refuse. */
    static void checkSize(String name, long size, int attempts) {
        if (size > MAX_FILE_SIZE) {
            throw tooLarge(name, "has " + size + " bytes", attempts);
        }
    }

    static FileTooLargeException tooLarge(String name, String size, int attempts) {
        return new FileTooLargeException(
                "\"" + ServerText.printable(name) + "\" " + size + "; the service accepts at most " + MAX_FILE_SIZE
                        + " (512 MiB) for one file",
                MAX_FILE_SIZE,
                attempts);
    }
}
