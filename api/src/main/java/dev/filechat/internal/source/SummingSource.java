// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.source;

import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Sums up the bytes of one attempt as they are written: CRC-32C chunk by chunk, put together in order; SHA-256 if asked
 * for, carried from chunk to chunk. Used by one thread, but for the chunks themselves.
 */
public final class SummingSource implements ChunkSource {
    private final ChunkSource chunks;
    private int crc;
    private @Nullable MessageDigest digest;
    private @Nullable SourceChunk last;

    public SummingSource(ChunkSource chunks, boolean sha256) {
        this.chunks = chunks;
        this.digest = sha256 ? sha256() : null;
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        settle();
        Chunk chunk = chunks.next();
        if (chunk == null) {
            return null;
        }
        SourceChunk summed = new SourceChunk(chunk, digest);
        last = summed;
        return summed;
    }

    /** Takes the sums of the chunk given out before: by now it is, as a rule, written. */
    private void settle() throws IOException {
        SourceChunk chunk = last;
        if (chunk != null) {
            last = null;
            SourceChunk.Sums sums = chunk.sums();
            crc = Crc32c.combine(crc, sums.crc(), chunk.length());
            digest = sums.digest();
        }
    }

    /** The CRC-32C of all bytes; to be asked for after the last chunk. */
    public int crc32c() {
        return crc;
    }

    /**
     * The SHA-256 of all bytes in hexadecimal, or null if it was not asked for; to be asked for once, after the last
     * chunk.
     */
    @Nullable
    public String sha256Hex() {
        return digest == null ? null : HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
