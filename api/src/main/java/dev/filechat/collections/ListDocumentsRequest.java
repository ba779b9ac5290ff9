// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.files.listing.SortOrder;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a list of documents. Immutable and thread-safe. */
public final class ListDocumentsRequest {
    private static final Fields<ListDocumentsRequest> FIELDS = Fields.of(ListDocumentsRequest.class)
            .add("sortBy", value -> value.sortBy)
            .add("order", value -> value.order)
            .add("name", value -> value.name)
            .add("filter", value -> value.filter);

    private final @Nullable DocumentSortBy sortBy;
    private final @Nullable SortOrder order;
    private final @Nullable String name;
    private final @Nullable String filter;

    private ListDocumentsRequest(Builder builder) {
        sortBy = builder.sortBy;
        order = builder.order;
        name = builder.name;
        filter = builder.filter;
    }

    /** {@return a builder of a list of all documents} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the sort key; empty for the name} */
    public Optional<DocumentSortBy> sortBy() {
        return Optional.ofNullable(sortBy);
    }

    /** {@return the order; empty for the default of the service} */
    public Optional<SortOrder> order() {
        return Optional.ofNullable(order);
    }

    /** {@return the name of the documents to list; empty for all} */
    public Optional<String> name() {
        return Optional.ofNullable(name);
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

    /** Builds a {@link ListDocumentsRequest}. Not thread-safe. */
    public static final class Builder {
        private @Nullable DocumentSortBy sortBy;
        private @Nullable SortOrder order;
        private @Nullable String name;
        private @Nullable String filter;

        private Builder() {}

        /** Sets the sort key. Default: the name. */
        public Builder sortBy(DocumentSortBy value) {
            sortBy = Objects.requireNonNull(value, "sortBy");
            return this;
        }

        /** Sets the order. Default: that of the service. */
        public Builder order(SortOrder value) {
            order = Objects.requireNonNull(value, "order");
            return this;
        }

        /** Sets the name of the documents to list. Default: all. */
        public Builder name(String value) {
            name = Checks.text("name", value);
            return this;
        }

        /**
         * Sets the filter expression, in the language of the service, over what it knows of documents and over their
         * fields. Two examples: {@code status:DOCUMENT_STATUS_PROCESSED}, {@code fields.author:"Ada"}. Default: all
         * documents.
         */
        public Builder filter(String value) {
            filter = Checks.text("filter", value);
            return this;
        }

        /** {@return the value} */
        public ListDocumentsRequest build() {
            return new ListDocumentsRequest(this);
        }
    }
}
