// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The calls of {@link FilesService} as futures. Each call runs on a virtual thread of its own; its future ends with
 * what the call gives or throws. What only begins something and asks nothing of the service ({@code list()},
 * {@code listAll}, {@code scope}) has no twin here: the listing's pages and the scope's files are asked for later, in a
 * {@link #call}. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>Cancelling the future that a method gave cancels its call on the wire, and so does ending it in any other way, as
 * {@link CompletableFuture#orTimeout} does. Cancelling a future made of it ({@code thenApply(...)}) does not: that is
 * how {@code CompletableFuture} is. Functions that depend on a future run on the call's thread unless they are given an
 * executor. Closing the client ends all calls.
 */
public interface AsyncFiles {
    /**
     * Any call, or several in a row: {@code async.call(files -> files.list().stream().toList())}. A result that nobody
     * gets because the future was cancelled meanwhile is closed if it can be.
     *
     * @param <T> what the call gives
     * @param call the call, made on a virtual thread that is interrupted when the future is cancelled
     */
    <T> CompletableFuture<T> call(Function<? super FilesService, ? extends T> call);

    /** As {@link FilesService#upload(Path)}. */
    default CompletableFuture<StoredFile> upload(Path path) {
        return call(files -> files.upload(path));
    }

    /** As {@link FilesService#upload(Path, UploadOptions)}. */
    default CompletableFuture<StoredFile> upload(Path path, UploadOptions options) {
        return call(files -> files.upload(path, options));
    }

    /** As {@link FilesService#upload(FileSource)}. */
    default CompletableFuture<StoredFile> upload(FileSource source) {
        return call(files -> files.upload(source));
    }

    /** As {@link FilesService#upload(FileSource, UploadOptions)}. */
    default CompletableFuture<StoredFile> upload(FileSource source, UploadOptions options) {
        return call(files -> files.upload(source, options));
    }

    /** As {@link FilesService#uploadWithReceipt(FileSource, UploadOptions)}. */
    default CompletableFuture<UploadReceipt> uploadWithReceipt(FileSource source, UploadOptions options) {
        return call(files -> files.uploadWithReceipt(source, options));
    }

    /** As {@link FilesService#replace(String, FileSource)}. */
    default CompletableFuture<StoredFile> replace(String oldFileId, FileSource source) {
        return call(files -> files.replace(oldFileId, source));
    }

    /** As {@link FilesService#replace(String, FileSource, UploadOptions)}. */
    default CompletableFuture<StoredFile> replace(String oldFileId, FileSource source, UploadOptions options) {
        return call(files -> files.replace(oldFileId, source, options));
    }

    /** As {@link FilesService#uploadAll(List)}. */
    default CompletableFuture<BatchUpload> uploadAll(List<? extends FileSource> sources) {
        return call(files -> files.uploadAll(sources));
    }

    /** As {@link FilesService#uploadAll(List, BatchOptions)}; cancelling the future stops the batch. */
    default CompletableFuture<BatchUpload> uploadAll(List<? extends FileSource> sources, BatchOptions options) {
        return call(files -> files.uploadAll(sources, options));
    }

    /** As {@link FilesService#get(String)}. */
    default CompletableFuture<StoredFile> get(String fileId) {
        return call(files -> files.get(fileId));
    }

    /** As {@link FilesService#exists(String)}. */
    default CompletableFuture<Boolean> exists(String fileId) {
        return call(files -> files.exists(fileId));
    }

    /** As {@link FilesService#list(ListFilesRequest)}. */
    default CompletableFuture<FilePage> list(ListFilesRequest request) {
        return call(files -> files.list(request));
    }

    /** As {@link FilesService#delete(String)}. */
    default CompletableFuture<DeletedFile> delete(String fileId) {
        return call(files -> files.delete(fileId));
    }

    /** As {@link FilesService#deleteAll(List)}. */
    default CompletableFuture<FileBatch<DeletedFile>> deleteAll(List<String> fileIds) {
        return call(files -> files.deleteAll(fileIds));
    }

    /** As {@link FilesService#deleteAll(List, BatchOptions)}. */
    default CompletableFuture<FileBatch<DeletedFile>> deleteAll(List<String> fileIds, BatchOptions options) {
        return call(files -> files.deleteAll(fileIds, options));
    }

    /**
     * As {@link FilesService#content(String)}. Reading the stream blocks the thread that reads; the caller closes
     * it.
     */
    default CompletableFuture<InputStream> content(String fileId) {
        return call(files -> files.content(fileId));
    }

    /** As {@link FilesService#contentTo(String, OutputStream)}. */
    default CompletableFuture<Long> contentTo(String fileId, OutputStream out) {
        return call(files -> files.contentTo(fileId, out));
    }

    /**
     * As {@link FilesService#contentTo(String, OutputStream, DownloadOptions)}; the stream is written on the call's
     * thread.
     */
    default CompletableFuture<Long> contentTo(String fileId, OutputStream out, DownloadOptions options) {
        return call(files -> files.contentTo(fileId, out, options));
    }

    /** As {@link FilesService#contentAsBytes(String, int)}. */
    default CompletableFuture<byte[]> contentAsBytes(String fileId, int maxBytes) {
        return call(files -> files.contentAsBytes(fileId, maxBytes));
    }

    /** As {@link FilesService#contentAsText(String)}. */
    default CompletableFuture<String> contentAsText(String fileId) {
        return call(files -> files.contentAsText(fileId));
    }

    /** As {@link FilesService#contentAsText(String, int)}. */
    default CompletableFuture<String> contentAsText(String fileId, int maxBytes) {
        return call(files -> files.contentAsText(fileId, maxBytes));
    }

    /** As {@link FilesService#download(String, Path)}. */
    default CompletableFuture<Path> download(String fileId, Path target) {
        return call(files -> files.download(fileId, target));
    }

    /** As {@link FilesService#download(String, Path, DownloadOptions)}. */
    default CompletableFuture<Path> download(String fileId, Path target, DownloadOptions options) {
        return call(files -> files.download(fileId, target, options));
    }

    /** As {@link FilesService#downloadTo(String, Path)}. */
    default CompletableFuture<Path> downloadTo(String fileId, Path directory) {
        return call(files -> files.downloadTo(fileId, directory));
    }

    /** As {@link FilesService#downloadTo(String, Path, DownloadOptions)}. */
    default CompletableFuture<Path> downloadTo(String fileId, Path directory, DownloadOptions options) {
        return call(files -> files.downloadTo(fileId, directory, options));
    }

    /** As {@link FilesService#downloadAll(List, Path)}. */
    default CompletableFuture<FileBatch<Path>> downloadAll(List<String> fileIds, Path directory) {
        return call(files -> files.downloadAll(fileIds, directory));
    }

    /** As {@link FilesService#downloadAll(List, Path, BatchOptions)}. */
    default CompletableFuture<FileBatch<Path>> downloadAll(List<String> fileIds, Path directory, BatchOptions options) {
        return call(files -> files.downloadAll(fileIds, directory, options));
    }

    /** As {@link FilesService#createPublicUrl(String)}. */
    default CompletableFuture<PublicUrl> createPublicUrl(String fileId) {
        return call(files -> files.createPublicUrl(fileId));
    }

    /** As {@link FilesService#createPublicUrl(String, Duration)}. */
    default CompletableFuture<PublicUrl> createPublicUrl(String fileId, Duration expiresAfter) {
        return call(files -> files.createPublicUrl(fileId, expiresAfter));
    }

    /** As {@link FilesService#revokePublicUrl(String)}. */
    default CompletableFuture<RevokedUrl> revokePublicUrl(String fileId) {
        return call(files -> files.revokePublicUrl(fileId));
    }
}
