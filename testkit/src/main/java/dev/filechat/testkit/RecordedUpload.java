// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.internal.store.LazySha256;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one call of {@code UploadFile} brought. It is known for longer than the file, which may be deleted since.
 * Immutable and thread-safe.
 */
public final class RecordedUpload {

    private final String name;
    private final long size;
    private final List<Integer> chunkSizes;
    private final @Nullable Stored stored;

    public RecordedUpload(String name, long size, List<Integer> chunkSizes, @Nullable Stored stored) {
        this.name = name;
        this.size = size;
        this.chunkSizes = chunkSizes;
        this.stored = stored;
    }

    /** What an upload has that was not refused. */
    public record Stored(String fileId, LazySha256 hash) {}

    /**
     * Returns the name that the file was to have.
     *
     * @return the name; empty if none came
     */
    public String name() {
        return name;
    }

    /**
     * Counts the bytes that were taken.
     *
     * @return the size; less than the whole file's if the upload is under way or ended early
     */
    public long size() {
        return size;
    }

    /**
     * Returns the sizes in bytes of the data messages that were taken, in order; of the first 10,000 only.
     *
     * @return the sizes
     */
    public List<Integer> chunkSizes() {
        return chunkSizes;
    }

    /**
     * Returns the id that the file got.
     *
     * @return the id; empty if nothing was stored
     */
    public Optional<String> fileId() {
        return Optional.ofNullable(stored).map(Stored::fileId);
    }

    /**
     * Returns the SHA-256 of the whole content, also if the file is deleted since.
     *
     * @return 64 hexadecimal digits in lower case; empty if nothing was stored
     * @throws UncheckedIOException if the fake was closed, and the file was large and still there
     */
    public Optional<String> sha256() {
        return Optional.ofNullable(stored).map(file -> file.hash().sha256());
    }

    /** {@return name, size and number of chunks} */
    @Override
    public String toString() {
        String chunks = chunkSizes.size() == 1 ? "1 chunk" : chunkSizes.size() + " chunks";
        return "\"%s\", %,d bytes in %s%s"
                .formatted(name, size, chunks, stored == null ? "" : ", stored as " + stored.fileId());
    }
}
