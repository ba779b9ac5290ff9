// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.CallCancelledException;
import dev.filechat.FileChatException;
import dev.filechat.SourceUnreadableException;
import dev.filechat.files.FileSource;
import dev.filechat.files.UploadOptions;
import dev.filechat.spi.Chunk;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The content of a source.
 *
 * @param sha256 its SHA-256, in hexadecimal digits
 * @param size how many bytes it has
 */
record ContentHash(String sha256, long size) {
    /** Reads a source to its end. */
    static ContentHash of(FileSource source) {
        MessageDigest digest = newDigest();
        String what = "\"" + ServerText.printable(source.name()) + "\"";
        try (ChunkReader reader = SourceOpener.open(source, UploadOptions.MIN_CHUNK_SIZE, 0);
                OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            try {
                for (Chunk chunk = reader.next(); chunk != null; chunk = reader.next()) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw cancelled(what, null);
                    }
                    chunk.writeTo(out);
                }
            } catch (IOException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw cancelled(what, e);
                }
                FileChatException reason = reader.failure();
                if (reason != null) {
                    throw reason;
                }
                throw e;
            }
            return new ContentHash(HexFormat.of().formatHex(digest.digest()), reader.position());
        } catch (IOException e) {
            throw new SourceUnreadableException(what + " cannot be read: " + SourceOpener.reason(e), e, 0);
        }
    }

    /** The SHA-256 of a text, in hexadecimal digits. */
    static String of(String text) {
        return HexFormat.of().formatHex(newDigest().digest(text.getBytes(UTF_8)));
    }

    private static CallCancelledException cancelled(String what, @Nullable IOException cause) {
        return new CallCancelledException(
                "Uploading " + what + " was cancelled: the calling thread was interrupted", cause, true, 0);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }
}
