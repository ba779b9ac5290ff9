// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Fields;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a search in collections finds passages: that of the tool {@link CollectionsSearch}, and that of a
 * {@link dev.filechat.collections.SearchRequest}. Immutable and thread-safe.
 */
public sealed interface Retrieval {
    /** {@return a search by meaning and by words} */
    static Hybrid hybrid() {
        return new Hybrid(null, null);
    }

    /** {@return a search by meaning} */
    static Semantic semantic() {
        return new Semantic(null);
    }

    /** {@return a search by words} */
    static Keyword keyword() {
        return new Keyword(null);
    }

    /** Search by meaning and by words, the findings merged by a reranker. */
    final class Hybrid implements Retrieval {
        private static final Fields<Hybrid> FIELDS = Fields.of(Hybrid.class)
                .add("searchMultiplier", value -> value.searchMultiplier)
                .add("reranker", value -> value.reranker);

        private final @Nullable Integer searchMultiplier;
        private final @Nullable Reranker reranker;

        private Hybrid(@Nullable Integer searchMultiplier, @Nullable Reranker reranker) {
            this.searchMultiplier = searchMultiplier;
            this.reranker = reranker;
        }

        /** {@return how many times the limit is searched before reranking, if set} */
        public OptionalInt searchMultiplier() {
            return Fields.optional(searchMultiplier);
        }

        /** {@return the reranker, if set; otherwise the service's default} */
        public Optional<Reranker> reranker() {
            return Optional.ofNullable(reranker);
        }

        /** {@return the same with another multiplier} */
        public Hybrid withSearchMultiplier(int searchMultiplier) {
            return new Hybrid(searchMultiplier, reranker);
        }

        /** {@return the same with another reranker} */
        public Hybrid withReranker(Reranker reranker) {
            return new Hybrid(searchMultiplier, Objects.requireNonNull(reranker, "reranker"));
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
    }

    /** Search by meaning. */
    final class Semantic implements Retrieval {
        private static final Fields<Semantic> FIELDS =
                Fields.of(Semantic.class).add("reranker", value -> value.reranker);

        private final Reranker.@Nullable Model reranker;

        private Semantic(Reranker.@Nullable Model reranker) {
            this.reranker = reranker;
        }

        /** {@return the reranker, if set} */
        public Optional<Reranker.Model> reranker() {
            return Optional.ofNullable(reranker);
        }

        /** {@return the same with another reranker} */
        public Semantic withReranker(Reranker.Model reranker) {
            return new Semantic(Objects.requireNonNull(reranker, "reranker"));
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
    }

    /** Search by words. */
    final class Keyword implements Retrieval {
        private static final Fields<Keyword> FIELDS = Fields.of(Keyword.class).add("reranker", value -> value.reranker);

        private final Reranker.@Nullable Model reranker;

        private Keyword(Reranker.@Nullable Model reranker) {
            this.reranker = reranker;
        }

        /** {@return the reranker, if set} */
        public Optional<Reranker.Model> reranker() {
            return Optional.ofNullable(reranker);
        }

        /** {@return the same with another reranker} */
        public Keyword withReranker(Reranker.Model reranker) {
            return new Keyword(Objects.requireNonNull(reranker, "reranker"));
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
    }
}
