// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testkit.internal.calls.UploadSnapshot;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What one call of {@code UploadFile} brought. It is known for longer than the file, which may be deleted since.
 * Immutable and thread-safe.
 */
public final class RecordedUpload {

    private final UploadSnapshot upload;

    RecordedUpload(UploadSnapshot upload) {
        this.upload = upload;
    }

    /**
     * Returns the name that the file was to have.
     *
     * @return the name; empty if none came
     */
    public String name() {
        return upload.name();
    }

    /**
     * Counts the bytes that were taken.
     *
     * @return the size; less than the whole file's if the upload is under way or ended early
     */
    public long size() {
        return upload.size();
    }

    /**
     * Returns the sizes in bytes of the data messages that were taken, in order; of the first 10,000 only.
     *
     * @return the sizes
     */
    public List<Integer> chunkSizes() {
        return upload.chunkSizes();
    }

    /**
     * Returns the id that the file got.
     *
     * @return the id; empty if nothing was stored
     */
    public Optional<String> fileId() {
        return Optional.ofNullable(upload.stored()).map(UploadSnapshot.Stored::fileId);
    }

    /**
     * Returns the SHA-256 of the whole content, even if the file was deleted since.
     *
     * @return 64 hexadecimal digits in lower case; empty if nothing was stored
     * @throws UncheckedIOException if the fake was closed, and the file was large and still there
     */
    public Optional<String> sha256() {
        return Optional.ofNullable(upload.stored()).map(file -> file.hash().sha256());
    }

    /** {@return name, size and number of chunks} */
    @Override
    public String toString() {
        return upload.toString();
    }
}
