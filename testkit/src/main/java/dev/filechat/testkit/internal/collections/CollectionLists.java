// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.collections;

import dev.filechat.proto.collections.CollectionMetadata;
import dev.filechat.proto.collections.CollectionsSortBy;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.ListCollectionsResponse;
import dev.filechat.proto.collections.Ordering;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.List;

/** Lists of collections. */
final class CollectionLists {

    private CollectionLists() {}

    static ListCollectionsResponse page(List<StoredCollection> all, ListCollectionsRequest request) {
        CollectionsSortBy sortBy = request.getSortBy();
        InvalidRequest.unless(
                sortBy != CollectionsSortBy.UNRECOGNIZED && request.getOrder() != Ordering.UNRECOGNIZED,
                "Unknown order or sort_by.");
        List<CollectionMetadata> wanted = all.stream()
                .map(StoredCollection::message)
                .filter(ListFilters.ofCollections(request.getFilter()))
                .toList();
        SortedPage<CollectionMetadata> page = SortedPage.of(
                wanted,
                collection -> new SortedPage.Key(
                        sortBy == CollectionsSortBy.COLLECTIONS_SORT_BY_AGE ? "" : collection.getCollectionName(),
                        collection.getCollectionId()),
                new SortedPage.Wanted(
                        request.getLimit(),
                        request.getPaginationToken(),
                        descending(request.getOrder()),
                        "collections " + sortBy + ' ' + request.getFilter()));
        ListCollectionsResponse.Builder response =
                ListCollectionsResponse.newBuilder().addAllCollections(page.elements());
        if (!page.nextToken().isEmpty()) {
            response.setPaginationToken(page.nextToken());
        }
        return response.build();
    }

    /** As xAI's SDK documents it, unless it is said. */
    static boolean descending(Ordering order) {
        return order != Ordering.ORDERING_ASCENDING;
    }
}
