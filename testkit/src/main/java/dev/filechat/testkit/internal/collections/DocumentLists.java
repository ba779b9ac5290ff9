// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.BatchGetDocumentsRequest;
import dev.filechat.proto.collections.BatchGetDocumentsResponse;
import dev.filechat.proto.collections.DocumentMetadata;
import dev.filechat.proto.collections.DocumentsSortBy;
import dev.filechat.proto.collections.ListDocumentsRequest;
import dev.filechat.proto.collections.ListDocumentsResponse;
import dev.filechat.proto.collections.Ordering;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** Lists of documents. */
final class DocumentLists {

    private final CollectionStore store;

    DocumentLists(CollectionStore store) {
        this.store = store;
    }

    ListDocumentsResponse page(int team, ListDocumentsRequest request, Runnable heartbeat) {
        InvalidRequest.unless(
                request.getSortBy() != DocumentsSortBy.UNRECOGNIZED && request.getOrder() != Ordering.UNRECOGNIZED,
                "Unknown order or sort_by.");
        StoredCollection collection = store.current(team, request.getCollectionId());
        SortedPage<StoredDocument> page = SortedPage.of(
                wanted(collection, request, heartbeat),
                document -> key(document, request.getSortBy()),
                new SortedPage.Wanted(
                        request.getLimit(),
                        request.getPaginationToken(),
                        CollectionLists.descending(request.getOrder()),
                        String.join("\0", collection.id(), request.getSortBy().name(), request.getName())
                                + "\0"
                                + request.getFilter()));
        ListDocumentsResponse.Builder response = ListDocumentsResponse.newBuilder();
        page.elements().forEach(document -> response.addDocuments(now(document, heartbeat)));
        if (!page.nextToken().isEmpty()) {
            response.setPaginationToken(page.nextToken());
        }
        return response.build();
    }

    /** Without a filter, only those of the page are looked at. */
    private List<StoredDocument> wanted(StoredCollection collection, ListDocumentsRequest request, Runnable heartbeat) {
        List<StoredDocument> all = collection.documents().stream()
                .filter(document ->
                        request.getName().isEmpty() || request.getName().equals(document.name()))
                .toList();
        Predicate<DocumentMetadata> filter = ListFilters.ofDocuments(request.getFilter(), collection.definitions());
        return request.getFilter().isBlank()
                ? all
                : all.stream()
                        .filter(document -> filter.test(now(document, heartbeat)))
                        .toList();
    }

    private DocumentMetadata now(StoredDocument document, Runnable heartbeat) {
        document.advance(store.now(), heartbeat);
        return document.message();
    }

    private static SortedPage.Key key(StoredDocument document, DocumentsSortBy sortBy) {
        String value = switch (sortBy) {
            case DOCUMENTS_SORT_BY_SIZE -> SortedPage.Key.of(document.size());
            case DOCUMENTS_SORT_BY_AGE -> age(document.createdAt());
            default -> document.name();
        };
        return new SortedPage.Key(value, document.id());
    }

    private static String age(Instant created) {
        return SortedPage.Key.of(created.getEpochSecond()) + SortedPage.Key.of(created.getNano());
    }

    /**
     * Those that there are; of the others nothing is said, which is the fake's choice. The last comes first, since the
     * service promises no order.
     */
    BatchGetDocumentsResponse some(int team, BatchGetDocumentsRequest request, Runnable heartbeat) {
        InvalidRequest.unless(request.getFileIdsCount() > 0, "file_ids is empty.");
        StoredCollection collection = store.current(team, request.getCollectionId());
        BatchGetDocumentsResponse.Builder response = BatchGetDocumentsResponse.newBuilder();
        request.getFileIdsList().reversed().stream()
                .distinct()
                .filter(collection::has)
                .forEach(id -> response.addDocuments(now(collection.document(id), heartbeat)));
        return response.build();
    }
}
