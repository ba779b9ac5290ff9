// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The settings of a collection that is to be created. Immutable and thread-safe. */
public final class NewCollection {
    private static final Fields<NewCollection> FIELDS = Fields.of(NewCollection.class)
            .add("name", value -> value.name)
            .add("description", value -> value.description)
            .add("embeddingModel", value -> value.embeddingModel)
            .add("metric", value -> value.metric)
            .add("chunking", value -> value.chunking)
            .add("fields", value -> value.fields);

    private final String name;
    private final @Nullable String description;
    private final @Nullable String embeddingModel;
    private final @Nullable DistanceMetric metric;
    private final @Nullable Chunking chunking;
    private final List<FieldDefinition> fields;

    private NewCollection(Builder builder) {
        name = builder.name;
        description = builder.description;
        embeddingModel = builder.embeddingModel;
        metric = builder.metric;
        chunking = builder.chunking;
        fields = builder.fields;
    }

    /**
     * {@return a builder, with the defaults of the service}
     *
     * @param name what the service shows in its list, not blank; several collections may have the same one
     * @throws IllegalArgumentException if the name is blank
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** {@return the name of the collection} */
    public String name() {
        return name;
    }

    /** {@return what its documents are about; empty for no description} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** {@return the name of the model that makes the vectors of its chunks; empty for the default of the service} */
    public Optional<String> embeddingModel() {
        return Optional.ofNullable(embeddingModel);
    }

    /** {@return how the distance of two vectors is measured; empty for the default of the service} */
    public Optional<DistanceMetric> metric() {
        return Optional.ofNullable(metric);
    }

    /** {@return how its documents are cut into chunks; empty for the default of the service} */
    public Optional<Chunking> chunking() {
        return Optional.ofNullable(chunking);
    }

    /** {@return the definitions of the fields that its documents may have} */
    public List<FieldDefinition> fields() {
        return fields;
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

    /** Builds a {@link NewCollection}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private @Nullable String description;
        private @Nullable String embeddingModel;
        private @Nullable DistanceMetric metric;
        private @Nullable Chunking chunking;
        private List<FieldDefinition> fields = List.of();

        private Builder(String name) {
            this.name = Checks.notBlank("name", name);
        }

        /** Sets what its documents are about. Default: none. */
        public Builder description(String value) {
            description = Checks.text("description", value);
            return this;
        }

        /** Sets the name of the model that makes the vectors of its chunks, not blank. Default: that of the service. */
        public Builder embeddingModel(String value) {
            embeddingModel = Checks.notBlank("embeddingModel", value);
            return this;
        }

        /** Sets how the distance of two vectors is measured. Default: that of the service. */
        public Builder metric(DistanceMetric value) {
            metric = Objects.requireNonNull(value, "metric");
            return this;
        }

        /**
         * Sets how its documents are cut into chunks. Default: that of the service.
         *
         * @throws IllegalArgumentException if the chunking has no size
         */
        public Builder chunking(Chunking value) {
            chunking = Chunking.withSize(value);
            return this;
        }

        /**
         * Sets the definitions of the fields that its documents may have. Default: none.
         *
         * @throws IllegalArgumentException if two have the same key
         */
        public Builder fields(List<FieldDefinition> values) {
            fields = FieldDefinition.distinct("fields", values);
            return this;
        }

        /** {@return the value} */
        public NewCollection build() {
            return new NewCollection(this);
        }
    }
}
