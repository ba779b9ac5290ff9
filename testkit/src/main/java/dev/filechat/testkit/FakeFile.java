// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.internal.store.FileRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One file that a {@link FakeXai} has stored. Immutable, and safe for use by several threads; its content can be read
 * until the file is deleted or the fake is closed.
 */
public final class FakeFile {

    private final FileRecord file;

    FakeFile(FileRecord file) {
        this.file = file;
    }

    /**
     * Returns the id that the fake gave it.
     *
     * @return the id
     */
    public String id() {
        return file.id();
    }

    /**
     * Returns the name that it was uploaded with.
     *
     * @return the name
     */
    public String name() {
        return file.name();
    }

    /**
     * Returns the size in bytes.
     *
     * @return the size
     */
    public long size() {
        return file.content().size();
    }

    /**
     * Returns whose file it is: the position of the key among {@link FakeXaiBuilder#keys}.
     *
     * @return the position, from 0
     */
    public int keyIndex() {
        return file.team();
    }

    /**
     * Returns when it was uploaded, by the fake's clock.
     *
     * @return the time
     */
    public Instant createdAt() {
        return file.createdAt();
    }

    /**
     * Returns when it expires.
     *
     * @return the time, or nothing if it is kept until it is deleted
     */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(file.expiresAt());
    }

    /**
     * Returns the sizes in bytes of the data messages that brought it, in order; of the first 10,000 only.
     *
     * @return the sizes
     */
    public List<Integer> chunkSizes() {
        return file.chunkSizes();
    }

    /**
     * Opens the content, as it was uploaded.
     *
     * @return a stream that the caller closes
     * @throws UncheckedIOException if the file is gone
     */
    public InputStream content() {
        try {
            return file.content().open();
        } catch (IOException e) {
            throw new UncheckedIOException("The content of " + file.id() + " no longer exists", e);
        }
    }

    /**
     * Returns the SHA-256 of the content, even if the file was deleted since.
     *
     * @return 64 hexadecimal digits in lower case
     * @throws UncheckedIOException if the fake was closed, and the file was large and still there
     */
    public String sha256() {
        return file.content().hash().sha256();
    }

    @Override
    public String toString() {
        return "%s (%s, %,d bytes)".formatted(name(), id(), size());
    }
}
