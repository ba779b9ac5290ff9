// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The SHA-256 of a stored content, computed when somebody asks, so that uploads need not wait for it, or when the
 * content is about to go. It outlives the content and does not hold it then. Safe for use by several threads.
 */
public final class LazySha256 {

    /** Opens the content. */
    interface Source {
        InputStream open() throws IOException;
    }

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Source source;
    private String hash = "";

    LazySha256(Source source) {
        this.source = source;
    }

    public String sha256() {
        lock.lock();
        try {
            if (source != null) {
                hash = hashOf(source);
                source = null;
            }
            return hash;
        } catch (IOException e) {
            throw new UncheckedIOException("The content could not be read", e);
        } finally {
            lock.unlock();
        }
    }

    private static String hashOf(Source source) throws IOException {
        try (DigestInputStream in = new DigestInputStream(source.open(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
