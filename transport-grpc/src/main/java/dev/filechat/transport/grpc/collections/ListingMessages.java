// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.collections;

import dev.filechat.collections.CollectionSortBy;
import dev.filechat.collections.DocumentSortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.proto.collections.CollectionsSortBy;
import dev.filechat.proto.collections.DocumentsSortBy;
import dev.filechat.proto.collections.ListCollectionsRequest;
import dev.filechat.proto.collections.ListDocumentsRequest;
import dev.filechat.proto.collections.Ordering;
import dev.filechat.spi.PageRequest;
import java.util.function.Consumer;

/** Requests for lists of collections and documents. Stateless and thread-safe. */
public final class ListingMessages {
    private ListingMessages() {}

    /** {@return the message that asks for a page of collections} */
    public static ListCollectionsRequest toMessage(
            dev.filechat.collections.ListCollectionsRequest request, PageRequest page) {
        ListCollectionsRequest.Builder message =
                ListCollectionsRequest.newBuilder().setLimit(page.limit());
        page.token().ifPresent(message::setPaginationToken);
        request.sortBy().map(ListingMessages::toMessage).ifPresent(message::setSortBy);
        request.order().map(ListingMessages::toMessage).ifPresent(message::setOrder);
        request.filter().ifPresent(message::setFilter);
        return message.build();
    }

    /** {@return the request of a message, without its page} An unknown order or sort key becomes the default. */
    public static dev.filechat.collections.ListCollectionsRequest fromMessage(ListCollectionsRequest message) {
        dev.filechat.collections.ListCollectionsRequest.Builder request =
                dev.filechat.collections.ListCollectionsRequest.builder();
        if (message.hasSortBy()) {
            switch (message.getSortBy()) {
                case COLLECTIONS_SORT_BY_NAME -> request.sortBy(CollectionSortBy.NAME);
                case COLLECTIONS_SORT_BY_AGE -> request.sortBy(CollectionSortBy.AGE);
                case UNRECOGNIZED -> {}
            }
        }
        order(message.getOrder(), request::order);
        if (message.hasFilter()) {
            request.filter(message.getFilter());
        }
        return request.build();
    }

    /** {@return the message that asks for a page of documents} */
    public static ListDocumentsRequest toMessage(
            String collectionId, dev.filechat.collections.ListDocumentsRequest request, PageRequest page) {
        ListDocumentsRequest.Builder message =
                ListDocumentsRequest.newBuilder().setCollectionId(collectionId).setLimit(page.limit());
        page.token().ifPresent(message::setPaginationToken);
        request.sortBy().map(ListingMessages::toMessage).ifPresent(message::setSortBy);
        request.order().map(ListingMessages::toMessage).ifPresent(message::setOrder);
        request.name().ifPresent(message::setName);
        request.filter().ifPresent(message::setFilter);
        return message.build();
    }

    /** {@return the request of a message, without its page} An unknown order or sort key becomes the default. */
    public static dev.filechat.collections.ListDocumentsRequest fromMessage(ListDocumentsRequest message) {
        dev.filechat.collections.ListDocumentsRequest.Builder request =
                dev.filechat.collections.ListDocumentsRequest.builder();
        if (message.hasSortBy()) {
            switch (message.getSortBy()) {
                case DOCUMENTS_SORT_BY_NAME -> request.sortBy(DocumentSortBy.NAME);
                case DOCUMENTS_SORT_BY_SIZE -> request.sortBy(DocumentSortBy.SIZE);
                case DOCUMENTS_SORT_BY_AGE -> request.sortBy(DocumentSortBy.AGE);
                case UNRECOGNIZED -> {}
            }
        }
        order(message.getOrder(), request::order);
        if (message.hasName()) {
            request.name(message.getName());
        }
        if (message.hasFilter()) {
            request.filter(message.getFilter());
        }
        return request.build();
    }

    private static CollectionsSortBy toMessage(CollectionSortBy sortBy) {
        return switch (sortBy) {
            case NAME -> CollectionsSortBy.COLLECTIONS_SORT_BY_NAME;
            case AGE -> CollectionsSortBy.COLLECTIONS_SORT_BY_AGE;
        };
    }

    private static DocumentsSortBy toMessage(DocumentSortBy sortBy) {
        return switch (sortBy) {
            case NAME -> DocumentsSortBy.DOCUMENTS_SORT_BY_NAME;
            case SIZE -> DocumentsSortBy.DOCUMENTS_SORT_BY_SIZE;
            case AGE -> DocumentsSortBy.DOCUMENTS_SORT_BY_AGE;
        };
    }

    private static Ordering toMessage(SortOrder order) {
        return switch (order) {
            case ASCENDING -> Ordering.ORDERING_ASCENDING;
            case DESCENDING -> Ordering.ORDERING_DESCENDING;
        };
    }

    private static void order(Ordering order, Consumer<SortOrder> setter) {
        switch (order) {
            case ORDERING_ASCENDING -> setter.accept(SortOrder.ASCENDING);
            case ORDERING_DESCENDING -> setter.accept(SortOrder.DESCENDING);
            case ORDERING_UNKNOWN, UNRECOGNIZED -> {}
        }
    }
}
