// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.calls.Listing;
import dev.filechat.errors.UnknownOutcomeException;
import java.util.List;

/**
 * Collections: documents that the service cuts into chunks, indexes, and finds by meaning and by words. Thread-safe.
 * Made by the client; not meant to be implemented elsewhere. All methods that call the service throw
 * {@link dev.filechat.errors.FileChatException}.
 *
 * <p>{@snippet :
 * DocumentCollection manuals = client.collections().create("manuals");
 * String fileId = manuals.add(Path.of("heron.pdf"));
 * manuals.awaitIndexed(fileId, Duration.ofMinutes(5));
 * for (SearchMatch match : manuals.search("How is it reset?")) {
 *     System.out.println(match.score() + " " + match.content());
 * }
 * }
 *
 * <p>Collections are managed on a host of their own, with a management key; see
 * {@link dev.filechat.FileChatClientBuilder#managementKey(String)}. The client connects to it when such a call is made
 * first. A search, and the upload of a document, go to the host of all other calls, with the API key.
 */
public interface CollectionsService {
    /**
     * Creates a collection with the defaults of the service.
     *
     * @param name what the service shows in its list, not blank; it need not be unique
     * @throws UnknownOutcomeException if it is not known whether it was created; look for it with {@link #list()}
     */
    default DocumentCollection create(String name) {
        return create(NewCollection.builder(name).build());
    }

    /**
     * Creates a collection.
     *
     * @throws UnknownOutcomeException if it is not known whether it was created; look for it with {@link #list()}
     */
    DocumentCollection create(NewCollection settings);

    /**
     * {@return a collection that was created earlier, by this process or another} Makes no call: an id that the service
     * does not know leads to a {@link dev.filechat.errors.NotFoundException} later.
     *
     * @param collectionId the {@link DocumentCollection#id()}
     */
    DocumentCollection collection(String collectionId);

    /** {@return all collections of the key's team} */
    default Listing<CollectionInfo> list() {
        return list(ListCollectionsRequest.builder().build());
    }

    /** {@return the collections that the request describes} */
    Listing<CollectionInfo> list(ListCollectionsRequest request);

    /**
     * Searches in collections, with the API key.
     *
     * @param request a search with at least one collection
     * @return the matches, the best first
     * @throws IllegalArgumentException if the request has no collection
     * @throws dev.filechat.errors.NotFoundException if a collection does not exist
     */
    List<SearchMatch> search(SearchRequest request);
}
