// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.files.listing.SortOrder;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a list of collections. Immutable and thread-safe. */
public final class ListCollectionsRequest {
    private static final Fields<ListCollectionsRequest> FIELDS = Fields.of(ListCollectionsRequest.class)
            .add("sortBy", value -> value.sortBy)
            .add("order", value -> value.order)
            .add("filter", value -> value.filter);

    private final @Nullable CollectionSortBy sortBy;
    private final @Nullable SortOrder order;
    private final @Nullable String filter;

    private ListCollectionsRequest(Builder builder) {
        sortBy = builder.sortBy;
        order = builder.order;
        filter = builder.filter;
    }

    /** {@return a builder of a list of all collections} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the sort key; empty for the name} */
    public Optional<CollectionSortBy> sortBy() {
        return Optional.ofNullable(sortBy);
    }

    /** {@return the order; empty for the default of the service, which is descending} */
    public Optional<SortOrder> order() {
        return Optional.ofNullable(order);
    }

    /** {@return the filter expression, in the language of the service; empty for all} */
    public Optional<String> filter() {
        return Optional.ofNullable(filter);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }

    /** Builds a {@link ListCollectionsRequest}. Not thread-safe. */
    public static final class Builder {
        private @Nullable CollectionSortBy sortBy;
        private @Nullable SortOrder order;
        private @Nullable String filter;

        private Builder() {}

        /** Sets the sort key. Default: the name. */
        public Builder sortBy(CollectionSortBy value) {
            sortBy = Objects.requireNonNull(value, "sortBy");
            return this;
        }

        /** Sets the order. Default: that of the service, descending. */
        public Builder order(SortOrder value) {
            order = Objects.requireNonNull(value, "order");
            return this;
        }

        /**
         * Sets the filter expression, in the language of the service, over {@code collection_name}, {@code created_at}
         * and {@code documents_count}. An example: {@code collection_name:"manuals" AND documents_count:>10}. Default:
         * all collections.
         */
        public Builder filter(String value) {
            filter = Checks.text("filter", value);
            return this;
        }

        /** {@return the value} */
        public ListCollectionsRequest build() {
            return new ListCollectionsRequest(this);
        }
    }
}
