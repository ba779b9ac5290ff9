// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The calls of the Files API, one attempt each. They keep the rules that {@link Transport} has for every call.
 * Thread-safe.
 */
public interface FilesTransport {
    /**
     * Uploads one file. The chunks are taken on the calling thread, each when the connection is ready for it, so that
     * at most a few are in memory. If a chunk cannot be taken or written, the call is cancelled before the service
     * commits it, and this throws why ({@link TransportException.Kind#SOURCE}).
     */
    StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext call) throws TransportException;

    /** Lists one page. */
    FilePage list(ListFilesRequest request, CallContext call) throws TransportException;

    /** Looks up one file. */
    StoredFile retrieve(String fileId, CallContext call) throws TransportException;

    /** Deletes one file. */
    void delete(String fileId, CallContext call) throws TransportException;

    /** Opens the bytes of a file. The call goes on until the stream has ended or is closed. */
    ContentStream retrieveContent(String fileId, CallContext call) throws TransportException;

    /** Opens the text that the service extracted from a file, in UTF-8; otherwise as {@link #retrieveContent}. */
    ContentStream retrieveText(String fileId, CallContext call) throws TransportException;

    /**
     * Creates a public URL of a file, or returns the one that it has.
     *
     * @param expiresAfter the time after which the URL expires, in whole seconds; null: with the file
     */
    PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext call)
            throws TransportException;

    /** Revokes a file's public URL, if it has one. */
    RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException;
}
