// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.chat.tools.Retrieval;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A search in collections. Immutable and thread-safe. */
public final class SearchRequest {
    private static final Fields<SearchRequest> FIELDS = Fields.of(SearchRequest.class)
            .add("query", value -> value.query)
            .add("collectionIds", value -> value.collectionIds)
            .add("limit", value -> value.limit)
            .add("instructions", value -> value.instructions)
            .add("retrieval", value -> value.retrieval)
            .add("metric", value -> value.metric);

    /** The service's limit. */
    private static final int MAX_COLLECTIONS = 10;

    private final String query;
    private final List<String> collectionIds;
    private final @Nullable Integer limit;
    private final @Nullable String instructions;
    private final @Nullable Retrieval retrieval;
    private final @Nullable RankingMetric metric;

    private SearchRequest(Builder builder) {
        query = builder.query;
        collectionIds = builder.collectionIds;
        limit = builder.limit;
        instructions = builder.instructions;
        retrieval = builder.retrieval;
        metric = builder.metric;
    }

    /**
     * {@return a builder, with the defaults of the service}
     *
     * @param query what is searched for, not blank
     * @throws IllegalArgumentException if the query is blank
     */
    public static Builder builder(String query) {
        return new Builder(query);
    }

    /** {@return the same search in these collections} */
    public SearchRequest withCollectionIds(List<String> ids) {
        Builder builder = new Builder(query);
        builder.limit = limit;
        builder.instructions = instructions;
        builder.retrieval = retrieval;
        builder.metric = metric;
        return builder.collectionIds(ids).build();
    }

    /** {@return what is searched for} */
    public String query() {
        return query;
    }

    /** {@return the ids of the collections; empty for the one that is asked} */
    public List<String> collectionIds() {
        return collectionIds;
    }

    /** {@return the most matches that are returned; empty for the default of the service} */
    public OptionalInt limit() {
        return Fields.optional(limit);
    }

    /** {@return how the service is to understand and rank the search, in words; empty for its default} */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructions);
    }

    /** {@return how matches are found: by meaning, by words, or both; empty for the default of the service, both} */
    public Optional<Retrieval> retrieval() {
        return Optional.ofNullable(retrieval);
    }

    /** {@return how matches are ranked; empty for the default of the service} */
    public Optional<RankingMetric> metric() {
        return Optional.ofNullable(metric);
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

    /** Builds a {@link SearchRequest}. Not thread-safe. */
    public static final class Builder {
        private final String query;
        private List<String> collectionIds = List.of();
        private @Nullable Integer limit;
        private @Nullable String instructions;
        private @Nullable Retrieval retrieval;
        private @Nullable RankingMetric metric;

        private Builder(String query) {
            this.query = Checks.notBlank("query", query);
        }

        /**
         * Sets the ids of the collections, none of them blank, at most 10. Default: the {@link DocumentCollection} that
         * is asked; {@link CollectionsService#search} needs one at least.
         */
        public Builder collectionIds(List<String> values) {
            collectionIds = Checks.notBlanks("collectionIds", values);
            Checks.atMost("collectionIds", collectionIds, MAX_COLLECTIONS);
            return this;
        }

        /** Sets the most matches that are returned, 1 or more. Default: that of the service. */
        public Builder limit(int value) {
            limit = Checks.atLeast("limit", value, 1);
            return this;
        }

        /** Sets how the service is to understand and rank the search, in words. Default: that of the service. */
        public Builder instructions(String value) {
            instructions = Checks.text("instructions", value);
            return this;
        }

        /** Sets how matches are found: by meaning, by words, or both. Default: that of the service, both. */
        public Builder retrieval(Retrieval value) {
            retrieval = Objects.requireNonNull(value, "retrieval");
            return this;
        }

        /** Sets how matches are ranked. Default: that of the service. */
        public Builder metric(RankingMetric value) {
            metric = Objects.requireNonNull(value, "metric");
            return this;
        }

        /** {@return the value} */
        public SearchRequest build() {
            return new SearchRequest(this);
        }
    }
}
