// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The calls of {@link FilesService} as futures. Each call runs on a virtual thread of its own; its future ends with what
 * the call gives or throws. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>Cancelling the future that a method gave cancels its call on the wire, and so does ending it in any other way, as
 * {@link CompletableFuture#orTimeout} does. Cancelling a future made of it ({@code thenApply(...)}) does not: that is
 * how {@code CompletableFuture} is. Functions that depend on a future run on the call's thread unless they are given an
 * executor. Closing the client ends all calls.
 */
public interface AsyncFiles {
    /**
     * Any call, or several in a row: {@code async.call(files -> files.content(id))}. A result that nobody gets because
     * the future was cancelled meanwhile is closed if it can be.
     *
     * @param <T> what the call gives
     * @param call the call, made on a virtual thread that is interrupted when the future is cancelled
     */
    <T> CompletableFuture<T> call(Function<? super FilesService, ? extends T> call);

    /** As {@link FilesService#upload(Path)}. */
    default CompletableFuture<StoredFile> upload(Path path) {
        return upload(FileSource.of(path), UploadOptions.defaults());
    }

    /** As {@link FilesService#upload(FileSource)}. */
    default CompletableFuture<StoredFile> upload(FileSource source) {
        return upload(source, UploadOptions.defaults());
    }

    /** As {@link FilesService#upload(FileSource, UploadOptions)}. */
    default CompletableFuture<StoredFile> upload(FileSource source, UploadOptions options) {
        return call(files -> files.upload(source, options));
    }

    /** As {@link FilesService#uploadOnce(FileSource)}. */
    default CompletableFuture<StoredFile> uploadOnce(FileSource source) {
        return call(files -> files.uploadOnce(source));
    }

    /** As {@link FilesService#uploadAll(List, BatchOptions)}; cancelling the future stops the batch. */
    default CompletableFuture<BatchUpload> uploadAll(List<? extends FileSource> sources, BatchOptions options) {
        return call(files -> files.uploadAll(sources, options));
    }

    /** As {@link FilesService#uploadDirectory(Path, String, Path, BatchOptions)}. */
    default CompletableFuture<BatchUpload> uploadDirectory(
            Path directory, String glob, Path journal, BatchOptions options) {
        return call(files -> files.uploadDirectory(directory, glob, journal, options));
    }

    /** As {@link FilesService#get(String)}. */
    default CompletableFuture<StoredFile> get(String fileId) {
        return call(files -> files.get(fileId));
    }

    /** As {@link FilesService#list(ListFilesRequest)}. */
    default CompletableFuture<FilePage> list(ListFilesRequest request) {
        return call(files -> files.list(request));
    }

    /** As {@link FilesService#delete(String)}. */
    default CompletableFuture<DeletedFile> delete(String fileId) {
        return call(files -> files.delete(fileId));
    }

    /** As {@link FilesService#deleteAll(List, BatchOptions)}. */
    default CompletableFuture<FileBatch<DeletedFile>> deleteAll(List<String> fileIds, BatchOptions options) {
        return call(files -> files.deleteAll(fileIds, options));
    }

    /** As {@link FilesService#download(String, Path)}. */
    default CompletableFuture<Path> download(String fileId, Path target) {
        return call(files -> files.download(fileId, target));
    }

    /** As {@link FilesService#downloadAll(List, Path, BatchOptions)}. */
    default CompletableFuture<FileBatch<Path>> downloadAll(List<String> fileIds, Path directory, BatchOptions options) {
        return call(files -> files.downloadAll(fileIds, directory, options));
    }
}
