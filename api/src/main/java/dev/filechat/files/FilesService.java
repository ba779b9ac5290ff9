// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import dev.filechat.errors.NotFoundException;
import dev.filechat.files.downloads.ContentTooLargeException;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/**
 * The Files API. Every call blocks the calling thread until it has its answer, and is meant to be called on virtual
 * threads. Thread-safe. Made by the client; not meant to be implemented elsewhere.
 *
 * <p>All calls throw a {@link dev.filechat.errors.FileChatException}: what the service refuses as a
 * {@link dev.filechat.errors.ServiceException}, what did not reach it as a
 * {@link dev.filechat.errors.TransportFailureException}. An interrupted thread cancels its call and gets a
 * {@link dev.filechat.errors.CallCancelledException} with its interrupt flag set. After the client is closed they throw
 * {@link IllegalStateException}.
 */
public interface FilesService {
    /**
     * Uploads a regular file under its own name, to be kept until it is deleted.
     *
     * @throws dev.filechat.errors.SourceUnreadableException if there is no such file, or it cannot be read
     * @throws dev.filechat.errors.SourceChangedException if it changes on the way; the service then stores nothing
     * @throws FileTooLargeException if it is over 512 MiB
     */
    default StoredFile upload(Path path) {
        return upload(FileSource.of(path), UploadOptions.defaults());
    }

    /** Uploads a regular file under its own name. */
    default StoredFile upload(Path path, UploadOptions options) {
        return upload(FileSource.of(path), options);
    }

    /** Uploads the content of the source, to be kept until it is deleted. */
    default StoredFile upload(FileSource source) {
        return upload(source, UploadOptions.defaults());
    }

    /**
     * Uploads the content of the source in chunks, with at most a few of them in memory.
     *
     * <p>Name, size and expiry are checked before anything is sent. A call that certainly stored nothing is tried
     * again, up to three times in all, if the source can be read again. The size that the service stored is compared
     * with what was sent.
     *
     * @throws IllegalArgumentException if the name is over 255 characters or has a character that the service refuses
     * @throws dev.filechat.errors.SourceUnreadableException if the source cannot be opened or read
     * @throws dev.filechat.errors.SourceChangedException if it changes on the way; the service then stores nothing
     * @throws FileTooLargeException if it is over 512 MiB
     * @throws dev.filechat.errors.IntegrityException if the service stored another number of bytes
     * @throws dev.filechat.errors.UnknownOutcomeException if all was sent, and no answer came or one that a gateway may
     *     give: the file may be stored; {@link UnknownOutcome#RECONCILE} looks for it first
     */
    default StoredFile upload(FileSource source, UploadOptions options) {
        return uploadWithReceipt(source, options).file();
    }

    /**
     * Uploads as {@link #upload(FileSource, UploadOptions)} does, and returns a receipt with the CRC-32C of the bytes,
     * and with the SHA-256 if the options ask for it.
     */
    UploadReceipt uploadWithReceipt(FileSource source, UploadOptions options);

    /** Reads a source to its end within the client's timeout, and returns the hash of its content. */
    ContentHash hash(FileSource source);

    /**
     * Reads a source to its end as an upload would, and returns the hash of its content. Nothing is sent. An upload of
     * the same content has the same {@link UploadReceipt#sha256()}.
     *
     * @param source what to read; one that is not {@linkplain FileSource#repeatable() repeatable} is used up
     * @param timeout how long reading may take, more than zero
     * @throws IllegalArgumentException if the name is one that an upload refuses
     * @throws dev.filechat.errors.SourceUnreadableException if the source cannot be opened or read
     * @throws dev.filechat.errors.SourceChangedException if it changes on the way
     * @throws FileTooLargeException if it is over 512 MiB
     */
    ContentHash hash(FileSource source, Duration timeout);

    /**
     * {@return the file with this id}
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    StoredFile get(String fileId);

    /**
     * Deletes a file.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    DeletedFile delete(String fileId);

    /** {@return all files of the key's team, the oldest first} Pages are requested as they are needed. */
    default FileListing list() {
        return listAll(ListFilesRequest.builder().build());
    }

    /** {@return all files that fit the request, from its page on} Pages are requested as they are needed. */
    FileListing listAll(ListFilesRequest request);

    /** {@return one page of a listing} */
    FilePage list(ListFilesRequest request);

    /**
     * {@return the bytes of a file, as they were uploaded} They are read from the connection as the stream is read, so
     * that a slow reader holds the service back. The stream must be closed; closing it early cancels the call. One
     * thread at a time reads it; any thread may close it, and reads that are under way or come later then fail with an
     * {@link java.io.IOException}.
     *
     * <p>If the connection breaks, a new one is made: what was already read is skipped after a check (CRC-32C) that it
     * is the same. Reading throws this library's exceptions, not {@link java.io.IOException}:
     * {@link dev.filechat.errors.IntegrityException} if the number of bytes is not the file's size.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    InputStream content(String fileId);

    /** Writes the bytes of a file to a stream, with the default options. */
    default long contentTo(String fileId, OutputStream out) {
        return contentTo(fileId, out, DownloadOptions.defaults());
    }

    /**
     * Writes the bytes of a file to a stream as they arrive. The stream is flushed at the end and stays open. If the
     * call fails, the stream may have received a part of the file.
     *
     * @return the number of bytes of the file
     * @throws DownloadFailedException if the stream cannot be written
     * @throws dev.filechat.errors.IntegrityException if the number of bytes is not the file's size
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    long contentTo(String fileId, OutputStream out, DownloadOptions options);

    /**
     * {@return the bytes of a file, all in memory}
     *
     * @param fileId the file
     * @param maxBytes the most that is taken, 0 or more
     * @throws ContentTooLargeException if the file is larger; its content is then not requested
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    byte[] contentAsBytes(String fileId, int maxBytes);

    /** {@return the text of a file, of which at most 64 MiB are taken} */
    default String contentAsText(String fileId) {
        return contentAsText(fileId, 64 << 20);
    }

    /**
     * {@return the text of a file, all in memory: what the service extracts from a PDF, a DOCX and the like}
     *
     * @param fileId the file
     * @param maxBytes the most that is taken, in bytes of UTF-8, 0 or more
     * @throws TextUnavailableException if the service has no text of this file, or of files of its type
     * @throws ContentTooLargeException if the text is larger; it is then not read to its end
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    String contentAsText(String fileId, int maxBytes);

    /** Downloads a file to a place where there is none yet. */
    default Path download(String fileId, Path target) {
        return download(fileId, target, DownloadOptions.defaults());
    }

    /**
     * Downloads a file. The bytes go into a temporary file beside the target, which is forced to the disk and then put
     * in its place, so that the target is either whole or as it was before. Where files have permissions, only the
     * owner can read the target, unless it replaces a file, whose permissions it keeps.
     *
     * @param fileId the file
     * @param target the path to download to; its directory must exist, and the path must not, unless the options allow
     *     to overwrite it
     * @param options the settings
     * @return the target
     * @throws DownloadFailedException if the target exists or cannot be written
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    Path download(String fileId, Path target, DownloadOptions options);

    /** Downloads a file into a directory, with the default options. */
    default Path downloadTo(String fileId, Path directory) {
        return downloadTo(fileId, directory, DownloadOptions.defaults());
    }

    /**
     * Downloads a file into a directory, as {@link #download(String, Path, DownloadOptions)} does, under a safe form of
     * the name that the service has. That name may be anything: only its last part is taken, without characters that
     * are invisible or that some system refuses (some of which become {@code _}), without dots at its ends, at most 120
     * bytes long, and never the name of a Windows device; if nothing of the name is left, the id takes its place. If
     * there is a file of that name, a number is added, {@code report (1).pdf}, unless the options allow to overwrite.
     *
     * @return the path of the file
     * @throws DownloadFailedException if there is no such directory, or it cannot be written
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    Path downloadTo(String fileId, Path directory, DownloadOptions options);

    /**
     * Creates a public URL of a file, or returns the one that it has. It expires with the file. The service takes
     * images, videos and PDFs.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    PublicUrl createPublicUrl(String fileId);

    /**
     * Creates a public URL of a file that expires; if the file has one, it is the same with a new expiry.
     *
     * @param fileId the file
     * @param expiresAfter the time after which the URL expires, in whole seconds, 1 or more
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    PublicUrl createPublicUrl(String fileId, Duration expiresAfter);

    /**
     * Revokes the public URL of a file. It is no error if the file has none.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such file, or it belongs to another team
     */
    RevokedUrl revokePublicUrl(String fileId);

    /** {@return whether the file exists and belongs to the key's team} */
    default boolean exists(String fileId) {
        try {
            StoredFile unused = get(fileId);
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Replaces a file, with the default options. */
    default StoredFile replace(String oldFileId, FileSource source) {
        return replace(oldFileId, source, UploadOptions.defaults());
    }

    /**
     * Uploads a new file and then deletes an old one: the service cannot change a file. The new one has an id of its
     * own. If the upload fails, the old file stays as it is.
     *
     * @return the new file
     * @throws dev.filechat.errors.NotFoundException if there is no old file; nothing is then uploaded
     * @throws ReplaceIncompleteException if the new file is stored and the old one could not be deleted
     */
    StoredFile replace(String oldFileId, FileSource source, UploadOptions options);

    // Several files at once.

    /** Uploads several files concurrently, with the defaults. */
    default BatchResult<FileSource, StoredFile> uploadAll(List<? extends FileSource> sources) {
        return uploadAll(sources, BatchOptions.defaults());
    }

    /**
     * Uploads several files concurrently, each on a virtual thread of its own, begun in the order of the list. Returns
     * when all these threads have ended. The failure of a file is in its outcome, and is not thrown.
     *
     * <p>The batch stops early at the first failure if the options say so, when the calling thread is interrupted (its
     * flag is set again), and when the client is closed: uploads under way are cancelled, the others not begun, and
     * each is a {@link BatchOutcome.Failed} with a {@link dev.filechat.errors.CallCancelledException}. Files that were
     * stored by then are in the result, and stay on the service.
     *
     * @throws IllegalStateException if the client is closed already
     * @throws IllegalArgumentException if two of the sources read the same stream or channel; nothing is then sent
     */
    BatchResult<FileSource, StoredFile> uploadAll(List<? extends FileSource> sources, BatchOptions options);

    /**
     * Uploads several files concurrently, each by a function in place of {@link #upload(FileSource, UploadOptions)}, as
     * {@link #uploadAll(List, BatchOptions)} does. The function may do more for each file, such as storing its id.
     *
     * @param sources the files
     * @param options the settings
     * @param upload uploads one file by this client, with the options that it is given, and returns it; called on the
     *     batch's threads, several at once, for each source whose name the service takes. What it throws is the cause
     *     in that file's outcome
     * @throws IllegalStateException if the client is closed already
     * @throws IllegalArgumentException if two of the sources read the same stream or channel; nothing is then sent
     */
    BatchResult<FileSource, StoredFile> uploadAll(
            List<? extends FileSource> sources,
            BatchOptions options,
            BiFunction<? super FileSource, ? super UploadOptions, StoredFile> upload);

    /** Deletes several files concurrently, with the defaults. */
    default BatchResult<String, DeletedFile> deleteAll(List<String> fileIds) {
        return deleteAll(fileIds, BatchOptions.defaults());
    }

    /**
     * Deletes several files concurrently. Stops early, and reports failures, as {@link #uploadAll(List, BatchOptions)}
     * does.
     *
     * @throws IllegalStateException if the client is closed already
     */
    BatchResult<String, DeletedFile> deleteAll(List<String> fileIds, BatchOptions options);

    /** Downloads several files concurrently into a directory, with the defaults. */
    default BatchResult<String, Path> downloadAll(List<String> fileIds, Path directory) {
        return downloadAll(fileIds, directory, BatchOptions.defaults());
    }

    /**
     * Downloads several files concurrently into a directory, each under a safe form of its name on the service, as
     * {@link #downloadTo(String, Path)} does. Nothing is overwritten. Stops early, and reports failures, as
     * {@link #uploadAll(List, BatchOptions)} does.
     *
     * @param fileIds the files
     * @param directory the directory to download to; must exist
     * @param options the most at once, and whether the first failure stops the rest
     * @throws DownloadFailedException if there is no such directory
     * @throws IllegalStateException if the client is closed already
     */
    BatchResult<String, Path> downloadAll(List<String> fileIds, Path directory, BatchOptions options);

    // Files for a while.

    /**
     * {@return a scope whose files are deleted when it is closed, and expire after an hour in case the process dies
     * before}
     */
    default FileScope scope() {
        return scope(Duration.ofHours(1));
    }

    /**
     * {@return a scope whose files are deleted when it is closed} Nothing is sent before its first upload.
     *
     * @param expiry the time after which the service deletes a file; from 1 hour to 30 days, in whole seconds
     */
    FileScope scope(Duration expiry);
}
