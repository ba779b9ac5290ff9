// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.collections.CollectionInfo;
import dev.filechat.collections.CollectionUpdate;
import dev.filechat.collections.DocumentInfo;
import dev.filechat.collections.DocumentUpdate;
import dev.filechat.collections.ListCollectionsRequest;
import dev.filechat.collections.ListDocumentsRequest;
import dev.filechat.collections.NewCollection;
import dev.filechat.collections.SearchMatch;
import dev.filechat.collections.SearchRequest;
import java.util.List;
import java.util.Map;

/**
 * The calls about collections, one attempt each. They keep the rules that {@link Transport} has for every call.
 * Thread-safe. The service has two hosts for them: a client makes a transport for each, and calls {@link #search} of
 * that of the API, and all others of that of the management.
 */
public interface CollectionsTransport {
    /** Creates a collection. */
    CollectionInfo create(NewCollection settings, CallContext call) throws TransportException;

    /** Returns a page of the collections. */
    ListingPage<CollectionInfo> list(ListCollectionsRequest request, PageRequest page, CallContext call)
            throws TransportException;

    /** Looks up a collection. */
    CollectionInfo get(String collectionId, CallContext call) throws TransportException;

    /**
     * Changes a collection, and returns it. Fields are removed before others are added: a key that is among both is
     * defined anew.
     */
    CollectionInfo update(String collectionId, CollectionUpdate update, CallContext call) throws TransportException;

    /** Deletes a collection. The files of its documents stay. */
    void delete(String collectionId, CallContext call) throws TransportException;

    /** Lets the service write a description of the documents of a collection, which it does not keep. */
    String generateDescription(String collectionId, CallContext call) throws TransportException;

    /** Adds an uploaded file to a collection, with the values of its fields by their keys. */
    void addDocument(String collectionId, String fileId, Map<String, String> fields, CallContext call)
            throws TransportException;

    /** Looks up a document. */
    DocumentInfo getDocument(String collectionId, String fileId, CallContext call) throws TransportException;

    /** Looks up documents, in any order; those that do not exist are left out. */
    List<DocumentInfo> getDocuments(String collectionId, List<String> fileIds, CallContext call)
            throws TransportException;

    /** Returns a page of the documents of a collection. */
    ListingPage<DocumentInfo> listDocuments(
            String collectionId, ListDocumentsRequest request, PageRequest page, CallContext call)
            throws TransportException;

    /** Changes a document, and returns it. */
    DocumentInfo updateDocument(String collectionId, String fileId, DocumentUpdate update, CallContext call)
            throws TransportException;

    /** Starts to index a document again. */
    void reindexDocument(String collectionId, String fileId, CallContext call) throws TransportException;

    /** Removes a document from a collection. Its file stays. */
    void removeDocument(String collectionId, String fileId, CallContext call) throws TransportException;

    /** Searches in the collections of the request, at the host of the API. The best match is the first. */
    List<SearchMatch> search(SearchRequest request, CallContext call) throws TransportException;
}
