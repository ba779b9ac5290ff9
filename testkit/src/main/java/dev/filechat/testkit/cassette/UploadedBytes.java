// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.ChunkSource;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Chunks that are counted and hashed as they are taken: a chunk can be written more than once. */
final class UploadedBytes implements ChunkSource {

    private final ChunkSource chunks;
    private final MessageDigest digest = Digests.sha256();
    private long size;
    private boolean whole;

    UploadedBytes(ChunkSource chunks) {
        this.chunks = chunks;
    }

    @Override
    public @Nullable Chunk next() throws IOException {
        Chunk chunk = chunks.next();
        if (chunk == null) {
            whole = true;
        } else {
            chunk.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
            size += chunk.length();
        }
        return chunk;
    }

    /** Takes all bytes, or at most the given number. */
    void take(long atMost) throws IOException {
        while (!whole && size < atMost) {
            next();
        }
    }

    /** The upload with what was taken of it. Taken in part, it failed before its end. */
    JsonNode describe(JsonNode request) {
        ObjectNode description = request.deepCopy();
        return description
                .put("size", Long.toString(size))
                .put("sha256", Digests.hex(digest.digest()))
                .put("whole", whole);
    }
}
