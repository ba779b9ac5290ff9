// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries out ONE attempt of ONE call, and has no policy: it does not retry what may have reached the service, does not
 * check limits, and does not log failures. Thread-safe; every method blocks its calling thread.
 *
 * <p>What every method keeps:
 * <ul>
 *   <li>It ends when {@link CallContext#remainingNanos()} has passed, with {@link TransportException.Kind#TIMEOUT}.
 *   <li>It ends when no connection is made within {@link TransportSettings#connectTimeout()}, with
 *       {@link TransportException.Kind#CONNECTION} and {@link TransportException.Delivery#UNSENT}.
 *   <li>An upload that waits for the connection to take a chunk, a stream that waits for its next message, and a call
 *       that waits for its answer, end when {@link CallContext#patienceNanos()} have passed, with
 *       {@link TransportException.Kind#STALLED}.
 *   <li>It ends soon when the thread is interrupted (whose flag is then set) or the call is cancelled through
 *       {@link CallContext#onCancel}, with {@link TransportException.Kind#CANCELLED}, and the service sees the cancel.
 *   <li>It throws nothing but {@link TransportException} (and what a source throws), which says what is known of the
 *       call's fate. After {@link #close()} it ends with {@link TransportException.Kind#CANCELLED}.
 *   <li>The key and the headers of the settings go with it.
 * </ul>
 *
 * <p>The interface grows by default methods that throw {@link UnsupportedOperationException}.
 */
public interface Transport extends AutoCloseable {
    /**
     * Uploads one file. The chunks are taken on the calling thread, each when the connection is ready for it, so that
     * at most a few are in memory. If a chunk cannot be taken or written, the call is cancelled before the service
     * commits it.
     */
    StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext call) throws TransportException;

    /** Lists one page. */
    FilePage listFiles(ListFilesRequest request, CallContext call) throws TransportException;

    /** Looks up one file. */
    StoredFile retrieveFile(String fileId, CallContext call) throws TransportException;

    /** Deletes one file. */
    void deleteFile(String fileId, CallContext call) throws TransportException;

    /** Opens the bytes of a file. The call goes on until the stream has ended or is closed. */
    ContentStream retrieveContent(String fileId, CallContext call) throws TransportException;

    /** Opens the text that the service extracted from a file, in UTF-8; otherwise as {@link #retrieveContent}. */
    ContentStream retrieveText(String fileId, CallContext call) throws TransportException;

    /**
     * Makes a public URL of a file, or gives the one that it has.
     *
     * @param expiresAfter when the URL ends, in whole seconds; null: when the file does
     */
    PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext call)
            throws TransportException;

    /** Ends a file's public URL, if it has one. */
    RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException;

    /** Asks for a whole answer. */
    ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException;

    /** Asks for a streamed answer. The call goes on until the stream has ended or is closed. */
    ChunkStream completeStreaming(CompletionRequest request, CallContext call) throws TransportException;

    /** Has the service work at an answer while nobody waits; gives the id by which it is asked for. */
    String startDeferred(CompletionRequest request, CallContext call) throws TransportException;

    /** Asks how far a deferred answer is. */
    DeferredState deferred(String requestId, CallContext call) throws TransportException;

    /** Gives an answer that the service keeps. */
    ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException;

    /** Deletes an answer that the service keeps. */
    void deleteStoredCompletion(String responseId, CallContext call) throws TransportException;

    /**
     * Has a conversation made short.
     *
     * @param messages at least one
     */
    Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException;

    /** Ends all calls and frees threads and connections. Returns within a few seconds; a second call does nothing. */
    @Override
    void close();
}
