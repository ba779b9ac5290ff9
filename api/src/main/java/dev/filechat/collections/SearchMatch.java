// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A chunk of a document that a search found. Immutable and thread-safe. */
public final class SearchMatch {
    private static final Fields<SearchMatch> FIELDS = Fields.of(SearchMatch.class)
            .add("fileId", value -> value.fileId)
            .add("chunkId", value -> value.chunkId)
            .addSecret("content", value -> value.content)
            .addPrimitive("score", value -> value.score)
            .add("collectionIds", value -> value.collectionIds);

    private final String fileId;
    private final String chunkId;
    private final String content;
    private final float score;
    private final List<String> collectionIds;

    private SearchMatch(Builder builder) {
        fileId = builder.fileId;
        chunkId = builder.chunkId;
        content = builder.content;
        score = builder.score;
        collectionIds = builder.collectionIds;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String fileId) {
        return new Builder(fileId);
    }

    /** {@return the id of the file, which is the id of the document, too} */
    public String fileId() {
        return fileId;
    }

    /** {@return the id of the chunk} */
    public String chunkId() {
        return chunkId;
    }

    /** {@return the text of the chunk} */
    public String content() {
        return content;
    }

    /** {@return how well the chunk matches, as the service reports it; matches come with the best first} */
    public float score() {
        return score;
    }

    /** {@return the ids of the collections that have the document} */
    public List<String> collectionIds() {
        return collectionIds;
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

    /** Builds a {@link SearchMatch}. Not thread-safe. */
    public static final class Builder {
        private final String fileId;
        private String chunkId = "";
        private String content = "";
        private float score;
        private List<String> collectionIds = List.of();

        private Builder(String fileId) {
            this.fileId = Objects.requireNonNull(fileId, "fileId");
        }

        /** Sets the id of the chunk. */
        public Builder chunkId(String value) {
            chunkId = Objects.requireNonNull(value, "chunkId");
            return this;
        }

        /** Sets the text of the chunk. */
        public Builder content(String value) {
            content = Objects.requireNonNull(value, "content");
            return this;
        }

        /** Sets how well the chunk matches. */
        public Builder score(float value) {
            score = value;
            return this;
        }

        /** Sets the ids of the collections that have the document. */
        public Builder collectionIds(List<String> values) {
            collectionIds = List.copyOf(values);
            return this;
        }

        /** {@return the value} */
        public SearchMatch build() {
            return new SearchMatch(this);
        }
    }
}
