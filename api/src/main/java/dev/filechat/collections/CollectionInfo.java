// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the service knows of a collection. Immutable and thread-safe. */
public final class CollectionInfo {
    private static final Fields<CollectionInfo> FIELDS = Fields.of(CollectionInfo.class)
            .add("id", value -> value.id)
            .add("name", value -> value.name)
            .add("description", value -> value.description)
            .add("createdAt", value -> value.createdAt)
            .add("embeddingModel", value -> value.embeddingModel)
            .add("chunking", value -> value.chunking)
            .add("fields", value -> value.fields)
            .addPrimitive("documentCount", value -> value.documentCount)
            .addPrimitive("totalSize", value -> value.totalSize);

    private final String id;
    private final String name;
    private final @Nullable String description;
    private final @Nullable Instant createdAt;
    private final @Nullable String embeddingModel;
    private final @Nullable Chunking chunking;
    private final List<FieldDefinition> fields;
    private final int documentCount;
    private final long totalSize;

    private CollectionInfo(Builder builder) {
        id = builder.id;
        name = builder.name;
        description = builder.description;
        createdAt = builder.createdAt;
        embeddingModel = builder.embeddingModel;
        chunking = builder.chunking;
        fields = builder.fields;
        documentCount = builder.documentCount;
        totalSize = builder.totalSize;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String id) {
        return new Builder(id);
    }

    /** {@return the id of the collection} */
    public String id() {
        return id;
    }

    /** {@return the name of the collection} */
    public String name() {
        return name;
    }

    /** {@return what its documents are about; empty if it has no description} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** {@return when it was created; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return the name of the model that makes the vectors of its chunks; empty if the service did not report it} */
    public Optional<String> embeddingModel() {
        return Optional.ofNullable(embeddingModel);
    }

    /** {@return how its documents are cut into chunks; empty if the service did not report it} */
    public Optional<Chunking> chunking() {
        return Optional.ofNullable(chunking);
    }

    /** {@return the definitions of the fields that its documents may have} */
    public List<FieldDefinition> fields() {
        return fields;
    }

    /** {@return the number of its documents} */
    public int documentCount() {
        return documentCount;
    }

    /** {@return the size of all its documents, in bytes} */
    public long totalSize() {
        return totalSize;
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

    /** Builds a {@link CollectionInfo}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private String name = "";
        private @Nullable String description;
        private @Nullable Instant createdAt;
        private @Nullable String embeddingModel;
        private @Nullable Chunking chunking;
        private List<FieldDefinition> fields = List.of();
        private int documentCount;
        private long totalSize;

        private Builder(String id) {
            this.id = Objects.requireNonNull(id, "id");
        }

        /** Sets the name of the collection. */
        public Builder name(String value) {
            name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Sets what its documents are about. */
        public Builder description(String value) {
            description = Objects.requireNonNull(value, "description");
            return this;
        }

        /** Sets when it was created. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets the name of the model that makes the vectors of its chunks. */
        public Builder embeddingModel(String value) {
            embeddingModel = Objects.requireNonNull(value, "embeddingModel");
            return this;
        }

        /** Sets how its documents are cut into chunks. */
        public Builder chunking(Chunking value) {
            chunking = Objects.requireNonNull(value, "chunking");
            return this;
        }

        /** Sets the definitions of the fields that its documents may have. */
        public Builder fields(List<FieldDefinition> values) {
            fields = List.copyOf(values);
            return this;
        }

        /** Sets the number of its documents. */
        public Builder documentCount(int value) {
            documentCount = value;
            return this;
        }

        /** Sets the size of all its documents, in bytes. */
        public Builder totalSize(long value) {
            totalSize = value;
            return this;
        }

        /** {@return the value} */
        public CollectionInfo build() {
            return new CollectionInfo(this);
        }
    }
}
