// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.chat.tools.WebSearch;
import dev.filechat.chat.tools.XSearch;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How the service searches before it answers; the older way next to the tools {@link WebSearch} and {@link XSearch}.
 * Immutable and thread-safe.
 */
public final class SearchParameters {
    private static final Fields<SearchParameters> FIELDS = Fields.of(SearchParameters.class)
            .add("mode", value -> value.mode)
            .add("sources", value -> value.sources)
            .add("fromDate", value -> value.fromDate)
            .add("toDate", value -> value.toDate)
            .addPrimitive("returnCitations", value -> value.returnCitations)
            .add("maxSearchResults", value -> value.maxSearchResults);

    private final SearchMode mode;
    private final List<SearchSource> sources;
    private final @Nullable Instant fromDate;
    private final @Nullable Instant toDate;
    private final boolean returnCitations;
    private final @Nullable Integer maxSearchResults;

    private SearchParameters(Builder builder) {
        this.mode = builder.mode;
        this.sources = builder.sources;
        this.fromDate = builder.fromDate;
        this.toDate = builder.toDate;
        this.returnCitations = builder.returnCitations;
        this.maxSearchResults = builder.maxSearchResults;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return whether it searches; {@link SearchMode#AUTO} unless set} */
    public SearchMode mode() {
        return mode;
    }

    /** {@return where it searches; empty: the service's default} */
    public List<SearchSource> sources() {
        return sources;
    }

    /** {@return the time of the oldest results, if set} */
    public Optional<Instant> fromDate() {
        return Optional.ofNullable(fromDate);
    }

    /** {@return the time of the newest results, if set} */
    public Optional<Instant> toDate() {
        return Optional.ofNullable(toDate);
    }

    /** {@return whether the response lists its sources; true unless set} */
    public boolean returnCitations() {
        return returnCitations;
    }

    /** {@return how many results are used at most, if set} */
    public OptionalInt maxSearchResults() {
        return Fields.optional(maxSearchResults);
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

    /** Builds a {@link SearchParameters}. Not thread-safe. */
    public static final class Builder {
        private SearchMode mode = SearchMode.AUTO;
        private List<SearchSource> sources = List.of();
        private @Nullable Instant fromDate;
        private @Nullable Instant toDate;
        private boolean returnCitations = true;
        private @Nullable Integer maxSearchResults;

        private Builder() {}

        /** Sets whether it searches. */
        public Builder mode(SearchMode mode) {
            this.mode = Objects.requireNonNull(mode, "mode");
            return this;
        }

        /** Sets where it searches. */
        public Builder sources(List<? extends SearchSource> sources) {
            this.sources = Checks.list("sources", sources);
            return this;
        }

        /** Sets the time of the oldest results. */
        public Builder fromDate(Instant fromDate) {
            this.fromDate = Objects.requireNonNull(fromDate, "fromDate");
            return this;
        }

        /** Sets the time of the newest results. */
        public Builder toDate(Instant toDate) {
            this.toDate = Objects.requireNonNull(toDate, "toDate");
            return this;
        }

        /** Sets whether the response lists its sources. */
        public Builder returnCitations(boolean returnCitations) {
            this.returnCitations = returnCitations;
            return this;
        }

        /** Sets how many results are used at most. */
        public Builder maxSearchResults(int maxSearchResults) {
            this.maxSearchResults = maxSearchResults;
            return this;
        }

        /** {@return the value} */
        public SearchParameters build() {
            return new SearchParameters(this);
        }
    }
}
