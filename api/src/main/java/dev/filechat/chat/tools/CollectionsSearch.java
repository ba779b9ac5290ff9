// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lets the model search in collections of uploaded files. Immutable and thread-safe. */
public final class CollectionsSearch implements Tool {
    private static final Fields<CollectionsSearch> FIELDS = Fields.of(CollectionsSearch.class)
            .add("collectionIds", value -> value.collectionIds)
            .add("limit", value -> value.limit)
            .add("instructions", value -> value.instructions)
            .add("retrieval", value -> value.retrieval);

    private static final int MAX_COLLECTIONS = 10;

    private final List<String> collectionIds;
    private final @Nullable Integer limit;
    private final @Nullable String instructions;
    private final @Nullable Retrieval retrieval;

    private CollectionsSearch(Builder builder) {
        this.collectionIds = builder.collectionIds;
        this.limit = builder.limit;
        this.instructions = builder.instructions;
        this.retrieval = builder.retrieval;
        Checks.atMost("collectionIds", collectionIds, MAX_COLLECTIONS);
    }

    /** {@return a search in these collections; the service's limit is 10} */
    public static CollectionsSearch of(String... collectionIds) {
        return builder().collectionIds(List.of(collectionIds)).build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the collections' ids} */
    public List<String> collectionIds() {
        return collectionIds;
    }

    /** {@return how many passages a search finds at most, if set} */
    public OptionalInt limit() {
        return Fields.optional(limit);
    }

    /** {@return instructions for the search, if set} */
    public Optional<String> instructions() {
        return Optional.ofNullable(instructions);
    }

    /** {@return how passages are found, if set; otherwise the service's default} */
    public Optional<Retrieval> retrieval() {
        return Optional.ofNullable(retrieval);
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

    /** Builds a {@link CollectionsSearch}. Not thread-safe. */
    public static final class Builder {
        private List<String> collectionIds = List.of();
        private @Nullable Integer limit;
        private @Nullable String instructions;
        private @Nullable Retrieval retrieval;

        private Builder() {}

        /** Sets the collections' ids; the service's limit is 10. */
        public Builder collectionIds(List<String> collectionIds) {
            this.collectionIds = Checks.list("collectionIds", collectionIds);
            return this;
        }

        /** Sets how many passages a search finds at most. */
        public Builder limit(int limit) {
            this.limit = limit;
            return this;
        }

        /** Sets instructions for the search. */
        public Builder instructions(String instructions) {
            this.instructions = Checks.text("instructions", instructions);
            return this;
        }

        /** Sets how passages are found. */
        public Builder retrieval(Retrieval retrieval) {
            this.retrieval = Objects.requireNonNull(retrieval, "retrieval");
            return this;
        }

        /** {@return the value} */
        public CollectionsSearch build() {
            return new CollectionsSearch(this);
        }
    }
}
