// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.calls.Listing;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A collection of the service. Its {@link #id()} can be stored, and any process with the same key goes on with it:
 * {@link CollectionsService#collection(String)}. Thread-safe. Made by the client; not meant to be implemented
 * elsewhere.
 *
 * <p>A document is a file of the Files API that was added; both have the same id. It is indexed after it was added:
 * {@link #awaitIndexed} waits until searches find it. Its file stays when the document is removed, or its collection is
 * deleted.
 *
 * <p>If it is not known whether a document was added, the client does not simply add it again: it looks whether the
 * document is there.
 */
public interface DocumentCollection {
    /** {@return the id of the collection} */
    String id();

    /**
     * Looks up the collection: its settings and the number of its documents.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such collection
     */
    CollectionInfo info();

    /**
     * Changes the collection.
     *
     * @return the collection after it
     * @throws IllegalArgumentException if the update changes nothing
     * @throws dev.filechat.errors.NotFoundException if there is no such collection
     * @throws UnknownOutcomeException if it is not known whether it was changed; look it up with {@link #info()}
     */
    CollectionInfo update(CollectionUpdate update);

    /**
     * Deletes the collection. The files of its documents stay.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such collection
     */
    void delete();

    /**
     * {@return a description that the service writes of the documents} It does not become the description of the
     * collection.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such collection
     */
    String generateDescription();

    /**
     * Uploads a file under its own name, and adds it.
     *
     * @return the id of the file, which is the id of the document, too
     */
    default String add(Path path) {
        return add(NewDocument.of(path));
    }

    /**
     * Adds a document: uploads its file first if it has one to upload. If the service refuses to add it, the file that
     * was uploaded for it is deleted.
     *
     * @return the id of the file, which is the id of the document, too
     * @throws dev.filechat.errors.NotFoundException if there is no such collection or no such file
     * @throws dev.filechat.errors.ServiceException if a required field is missing, or a value that must be unique is
     *     another document's
     * @throws UnknownOutcomeException if it is not known whether it was added, after looking; the message has the id of
     *     the file
     */
    String add(NewDocument document);

    /** Adds documents as {@link #addAll(List, BatchOptions)} does, 8 at once, all of them tried. */
    default BatchResult<NewDocument, String> addAll(List<NewDocument> documents) {
        return addAll(documents, BatchOptions.defaults());
    }

    /**
     * Adds documents, several at once, as {@link #add(NewDocument)} does. A document that fails does not end the
     * others, unless the options say so.
     *
     * @param options the limits, and the listener of the progress, to which a document is done when it was added; the
     *     settings of uploads in it do not count, since each document has its own
     * @return the ids of the files, in the order of the documents
     */
    BatchResult<NewDocument, String> addAll(List<NewDocument> documents, BatchOptions options);

    /**
     * Waits until a document is indexed: asks at once, then after 250 ms, then at growing intervals of up to 10
     * seconds.
     *
     * @param fileId the id that {@link #add} returned
     * @param timeout the longest time to wait, more than zero
     * @return the document, {@link DocumentStatus#PROCESSED}
     * @throws IndexingFailedException if the service cannot index it
     * @throws CallTimeoutException if the time is over; the service goes on
     * @throws dev.filechat.errors.NotFoundException if there is no such document
     */
    DocumentInfo awaitIndexed(String fileId, Duration timeout);

    /**
     * Waits as {@link #awaitIndexed} does until each document is indexed or has failed; it looks up 100 of them in a
     * call.
     *
     * @param fileIds the ids that {@link #add} returned, none of them blank
     * @param timeout the longest time to wait, more than zero
     * @return the documents in the order of the ids, each {@link DocumentStatus#PROCESSED} or
     *     {@link DocumentStatus#FAILED}
     * @throws CallTimeoutException if the time is over; the service goes on
     * @throws dev.filechat.errors.NotFoundException if one of the documents does not exist
     */
    List<DocumentInfo> awaitAllIndexed(List<String> fileIds, Duration timeout);

    /** {@return all documents} */
    default Listing<DocumentInfo> documents() {
        return documents(ListDocumentsRequest.builder().build());
    }

    /** {@return the documents that the request describes} */
    Listing<DocumentInfo> documents(ListDocumentsRequest request);

    /**
     * Looks up a document.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such document
     */
    DocumentInfo document(String fileId);

    /**
     * {@return those of the documents that exist, in the order of the ids} 100 are looked up in a call.
     *
     * @param fileIds the ids of the documents, none of them blank
     */
    List<DocumentInfo> documents(List<String> fileIds);

    /**
     * Changes a document. New content is sent in one message, 20,000,000 bytes at most, and is indexed again.
     *
     * @return the document after it
     * @throws IllegalArgumentException if the update changes nothing, or its content is too long
     * @throws dev.filechat.errors.NotFoundException if there is no such document
     */
    DocumentInfo update(String fileId, DocumentUpdate update);

    /**
     * Starts to index a document again, for example after the chunking of the collection was changed.
     * {@link #awaitIndexed} waits for it.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such document
     */
    void reindex(String fileId);

    /**
     * Removes a document from the collection. Its file stays.
     *
     * @throws dev.filechat.errors.NotFoundException if there is no such document
     */
    void remove(String fileId);

    /**
     * Searches in this collection, with the API key, in the way that is the default of the service.
     *
     * @param query what is searched for, not blank
     * @return the matches, the best first
     * @throws dev.filechat.errors.NotFoundException if there is no such collection
     */
    default List<SearchMatch> search(String query) {
        return search(SearchRequest.builder(query).build());
    }

    /**
     * Searches in this collection, with the API key.
     *
     * @param request a search without collections, or with this one only
     * @return the matches, the best first
     * @throws IllegalArgumentException if the request has other collections; {@link CollectionsService#search} takes it
     * @throws dev.filechat.errors.NotFoundException if there is no such collection
     */
    List<SearchMatch> search(SearchRequest request);
}
