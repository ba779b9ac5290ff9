// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a collection. What is not set stays as it is. An update that changes nothing is refused by
 * {@link DocumentCollection#update(CollectionUpdate)}. Immutable and thread-safe.
 */
public final class CollectionUpdate {
    private static final Fields<CollectionUpdate> FIELDS = Fields.of(CollectionUpdate.class)
            .add("name", value -> value.name)
            .add("description", value -> value.description)
            .add("chunking", value -> value.chunking)
            .add("removedFields", value -> value.removedFields)
            .add("addedFields", value -> value.addedFields);

    private final @Nullable String name;
    private final @Nullable String description;
    private final @Nullable Chunking chunking;
    private final List<String> removedFields;
    private final List<FieldDefinition> addedFields;

    private CollectionUpdate(Builder builder) {
        name = builder.name;
        description = builder.description;
        chunking = builder.chunking;
        removedFields = builder.removedFields;
        addedFields = builder.addedFields;
    }

    /** {@return a builder of an update that changes nothing} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the new name, if it changes} */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** {@return the new description, if it changes} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * {@return how documents are cut into chunks from now on, if that changes} Documents that are in the collection
     * keep their chunks until they are indexed again.
     */
    public Optional<Chunking> chunking() {
        return Optional.ofNullable(chunking);
    }

    /** {@return the keys of the fields that are removed, with their values in all documents} */
    public List<String> removedFields() {
        return removedFields;
    }

    /** {@return the fields that are added, after {@link #removedFields()} are removed} */
    public List<FieldDefinition> addedFields() {
        return addedFields;
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

    /** Builds a {@link CollectionUpdate}. Not thread-safe. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable String description;
        private @Nullable Chunking chunking;
        private List<String> removedFields = List.of();
        private List<FieldDefinition> addedFields = List.of();

        private Builder() {}

        /** Sets the new name, not blank. */
        public Builder name(String value) {
            name = Checks.notBlank("name", value);
            return this;
        }

        /** Sets the new description. */
        public Builder description(String value) {
            description = Checks.text("description", value);
            return this;
        }

        /**
         * Sets how documents are cut into chunks from now on. Documents that are in the collection keep their chunks
         * until they are indexed again: {@link DocumentCollection#reindex}.
         *
         * @throws IllegalArgumentException if the chunking has no size
         */
        public Builder chunking(Chunking value) {
            chunking = Chunking.withSize(value);
            return this;
        }

        /**
         * Sets the keys of the fields that are removed, with their values in all documents; none of them blank.
         * Default: none.
         */
        public Builder removedFields(List<String> values) {
            removedFields = Checks.notBlanks("removedFields", values);
            return this;
        }

        /**
         * Sets the fields that are added. A key that is also among {@link #removedFields} is defined anew: fields are
         * removed before others are added. Default: none.
         *
         * @throws IllegalArgumentException if two have the same key
         */
        public Builder addedFields(List<FieldDefinition> values) {
            addedFields = FieldDefinition.distinct("addedFields", values);
            return this;
        }

        /** {@return the value} */
        public CollectionUpdate build() {
            return new CollectionUpdate(this);
        }
    }
}
