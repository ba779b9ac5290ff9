// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of one file: few of them in memory, more in a temporary file. */
public final class StoredContent {

    private final long size;
    private final ByteString bytes;
    private final @Nullable Path path;
    private final LazySha256 hash = new LazySha256(this::open);

    private StoredContent(long size, ByteString bytes, @Nullable Path path) {
        this.size = size;
        this.bytes = bytes;
        this.path = path;
    }

    public static StoredContent of(ByteString bytes) {
        return new StoredContent(bytes.size(), bytes, null);
    }

    public static StoredContent of(Path path, long size) {
        return new StoredContent(size, ByteString.EMPTY, path);
    }

    public long size() {
        return size;
    }

    /** Where the bytes are, if they are in a file. */
    Optional<Path> path() {
        return Optional.ofNullable(path);
    }

    public InputStream open() throws IOException {
        return path == null ? bytes.newInput() : Files.newInputStream(path);
    }

    /** Of what is stored now; it can be asked for after the content is deleted. */
    public LazySha256 hash() {
        return hash;
    }

    void delete() {
        hash.sha256();
        forget();
    }

    /** Deletes it when nobody will ask for its hash. */
    void forget() {
        if (path != null) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException("Could not delete " + path, e);
            }
        }
    }
}
