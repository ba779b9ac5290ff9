// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import java.io.InputStream;
import java.nio.file.Path;

/**
 * The Files API. Every call blocks the calling thread until it has its answer, and is meant to be called on virtual
 * threads. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>All calls throw a {@link dev.filechat.FileChatException}: what the service refuses as a
 * {@link dev.filechat.ServiceException}, what did not reach it as a {@link dev.filechat.TransportFailureException}. An
 * interrupted thread cancels its call and gets a {@link dev.filechat.CallCancelledException} with its interrupt flag
 * set. After the client is closed they throw {@link IllegalStateException}.
 */
public interface FilesService {
    /**
     * Uploads a regular file under its own name, to be kept until it is deleted.
     *
     * @throws dev.filechat.SourceUnreadableException if there is no such file, or it cannot be read
     * @throws dev.filechat.SourceChangedException if it changes on the way; the service then stores nothing
     * @throws dev.filechat.FileTooLargeException if it is over 512 MiB
     */
    default StoredFile upload(Path path) {
        return upload(FileSource.of(path), UploadOptions.defaults());
    }

    /** Uploads a regular file under its own name. */
    default StoredFile upload(Path path, UploadOptions options) {
        return upload(FileSource.of(path), options);
    }

    /** Uploads what the source gives, to be kept until it is deleted. */
    default StoredFile upload(FileSource source) {
        return upload(source, UploadOptions.defaults());
    }

    /**
     * Uploads what the source gives, in chunks, with at most a few of them in memory.
     *
     * <p>Name, size and expiry are checked before anything is sent. A call that surely stored nothing is tried again,
     * up to three times in all, if the source can be read again. The size that the service stored is compared with what was sent.
     *
     * @throws IllegalArgumentException if the name is over 255 characters or has a character that the service refuses
     * @throws dev.filechat.SourceUnreadableException if the source cannot be opened or read
     * @throws dev.filechat.SourceChangedException if it changes on the way; the service then stores nothing
     * @throws dev.filechat.FileTooLargeException if it is over 512 MiB
     * @throws dev.filechat.IntegrityException if the service stored another number of bytes
     * @throws dev.filechat.UnknownOutcomeException if all was sent and no answer came: the file may be stored
     */
    default StoredFile upload(FileSource source, UploadOptions options) {
        return uploadWithReceipt(source, options).file();
    }

    /**
     * Uploads as {@link #upload(FileSource, UploadOptions)} does, and tells more of it: the CRC-32C of what was sent,
     * and the SHA-256 if the options ask for it.
     */
    UploadReceipt uploadWithReceipt(FileSource source, UploadOptions options);

    /**
     * What the service has under an id.
     *
     * @throws dev.filechat.NotFoundException if there is no such file, or it belongs to another team
     */
    StoredFile get(String fileId);

    /**
     * Deletes a file.
     *
     * @throws dev.filechat.NotFoundException if there is no such file, or it belongs to another team
     */
    DeletedFile delete(String fileId);

    /** All files of the key's team, the oldest first. Pages are asked for as they are needed. */
    default FileListing list() {
        return listAll(ListFilesRequest.builder().build());
    }

    /** All files that fit the request, from its page on. Pages are asked for as they are needed. */
    FileListing listAll(ListFilesRequest request);

    /** One page of a listing. */
    FilePage list(ListFilesRequest request);

    /**
     * The bytes of a file, as they were uploaded. They are read from the connection as the stream is read, so that a
     * slow reader holds the service back. The stream must be closed; closing it early cancels the call. It belongs to
     * one thread at a time.
     *
     * <p>A connection that breaks is made again: what was already read is skipped after a check (CRC-32C) that it is
     * the same. Reading throws this library's exceptions, not {@link java.io.IOException}:
     * {@link dev.filechat.IntegrityException} if the number of bytes is not the file's size.
     *
     * @throws dev.filechat.NotFoundException if there is no such file, or it belongs to another team
     */
    InputStream content(String fileId);

    /**
     * Downloads a file. The bytes go into a temporary file beside the target, which is forced to the disk and then
     * moved, so that the target is either whole or not there.
     *
     * @param fileId the file
     * @param target where to; must not exist, its directory must
     * @return the target
     * @throws dev.filechat.DownloadFailedException if the target exists or cannot be written
     * @throws dev.filechat.NotFoundException if there is no such file, or it belongs to another team
     */
    Path download(String fileId, Path target);
}
