// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;
import java.util.List;

/**
 * Files for the duration of a task: what is uploaded through a scope is deleted when the scope is closed, and expires
 * in case the process dies before. Thread-safe. Made by {@link FilesService#scope()}; not meant to be implemented
 * elsewhere.
 *
 * <p>{@snippet :
 * try (FileScope scope = client.files().scope()) {
 *     StoredFile file = scope.upload(Path.of("invoice.pdf"));
 *     chat.append(user("What is the total?", file(file)));
 *     System.out.println(chat.sample().content());
 * }
 * }
 *
 * <p>A file that is stored though its upload ended with an {@link dev.filechat.errors.UnknownOutcomeException} has no
 * known id and is not deleted; it expires.
 */
public interface FileScope extends AutoCloseable {
    /** Uploads a regular file under its own name, as {@link FilesService#upload(Path)} does. */
    default StoredFile upload(Path path) {
        return upload(FileSource.of(path), UploadOptions.defaults());
    }

    /** Uploads a regular file under its own name, as {@link FilesService#upload(Path, UploadOptions)} does. */
    default StoredFile upload(Path path, UploadOptions options) {
        return upload(FileSource.of(path), options);
    }

    /** Uploads the content of the source, as {@link FilesService#upload(FileSource)} does. */
    default StoredFile upload(FileSource source) {
        return upload(source, UploadOptions.defaults());
    }

    /**
     * Uploads the content of the source, as {@link FilesService#upload(FileSource, UploadOptions)} does.
     *
     * @param source what to upload
     * @param options the settings; if they set no expiry, the scope's is used
     * @throws IllegalStateException if the scope is closed
     */
    StoredFile upload(FileSource source, UploadOptions options);

    /** Uploads several files concurrently, as {@link FilesService#uploadAll(List)} does. */
    default BatchResult<FileSource, StoredFile> uploadAll(List<? extends FileSource> sources) {
        return uploadAll(sources, BatchOptions.defaults());
    }

    /**
     * Uploads several files concurrently, as {@link FilesService#uploadAll(List, BatchOptions)} does.
     *
     * @throws IllegalStateException if the scope is closed
     */
    BatchResult<FileSource, StoredFile> uploadAll(List<? extends FileSource> sources, BatchOptions options);

    /** {@return the files that were uploaded and not yet deleted, in the order of their uploads; a copy} */
    List<StoredFile> files();

    /**
     * Deletes what was uploaded, several files at once, and refuses further uploads. It waits for uploads under way in
     * other threads, and deletes their files too. A file that is gone already is no failure.
     *
     * <p>An interrupt does not keep files from being deleted; the flag stays set. A deletion takes a minute at most. A
     * second close tries again what the first one could not delete.
     *
     * @throws BatchFailedException if a file could not be deleted; it stays in {@link #files()}, and expires. After
     *     another exception in a try-with-resources statement this one is suppressed
     */
    @Override
    void close();
}
