// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.FilePage;
import dev.filechat.internal.text.TextRule;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The settings of a listing. Immutable and thread-safe. */
public final class ListFilesRequest {
    private static final int MAX_LIMIT = 100;

    private final int limit;
    private final SortOrder order;
    private final @Nullable SortBy sortBy;
    private final @Nullable String pageToken;
    private final @Nullable String filter;

    private ListFilesRequest(Builder builder) {
        limit = builder.limit;
        order = builder.order;
        sortBy = builder.sortBy;
        pageToken = builder.pageToken;
        filter = builder.filter;
    }

    /** {@return a builder: 100 files a page, the oldest first} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.limit = limit;
        builder.order = order;
        builder.sortBy = sortBy;
        builder.pageToken = pageToken;
        builder.filter = filter;
        return builder;
    }

    /** {@return the most files of one page; empty: the service's 100} */
    public OptionalInt limit() {
        return limit == 0 ? OptionalInt.empty() : OptionalInt.of(limit);
    }

    /** {@return the order of the listing} */
    public SortOrder order() {
        return order;
    }

    /** {@return the sort key; empty: the time of the upload} */
    public Optional<SortBy> sortBy() {
        return Optional.ofNullable(sortBy);
    }

    /** {@return the token of the page: {@link FilePage#nextPageToken()} of the page before} */
    public Optional<String> pageToken() {
        return Optional.ofNullable(pageToken);
    }

    /** {@return the filter expression, in the service's language} */
    public Optional<String> filter() {
        return Optional.ofNullable(filter);
    }

    /** Builds a {@link ListFilesRequest}. Not thread-safe. */
    public static final class Builder {
        private int limit;
        private SortOrder order = SortOrder.ASCENDING;
        private @Nullable SortBy sortBy;
        private @Nullable String pageToken;
        private @Nullable String filter;

        private Builder() {}

        /** Sets the most files of one page, 1 to 100 (the service's limit). Default: 100. */
        public Builder limit(int files) {
            if (files < 1 || files > MAX_LIMIT) {
                throw new IllegalArgumentException("limit is " + files + "; the service accepts 1 to " + MAX_LIMIT);
            }
            limit = files;
            return this;
        }

        /** Sets the order of the listing. Default: ascending. */
        public Builder order(SortOrder sortOrder) {
            order = requireNonNull(sortOrder, "sortOrder");
            return this;
        }

        /** Sets the sort key. Default: the time of the upload. */
        public Builder sortBy(SortBy key) {
            sortBy = requireNonNull(key, "key");
            return this;
        }

        /**
         * Sets the token of the page: {@link FilePage#nextPageToken()} of a page with the same order, sort key and
         * filter. An empty token requests the first page.
         */
        public Builder pageToken(String token) {
            pageToken = TextRule.check("token", token).isEmpty() ? null : token;
            return this;
        }

        /**
         * Sets the filter, an expression in the service's language, for example {@code size_bytes > 1048576 AND name !=
         * "a.txt"}.
         */
        public Builder filter(String expression) {
            filter = TextRule.check("expression", expression);
            return this;
        }

        /** Sets the filter. */
        public Builder filter(FileFilter fileFilter) {
            return filter(fileFilter.expression());
        }

        /** {@return the request} */
        public ListFilesRequest build() {
            return new ListFilesRequest(this);
        }
    }
}
