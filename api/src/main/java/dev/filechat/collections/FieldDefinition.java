// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a field that documents of a collection may have, for example an author. Immutable and thread-safe.
 */
public final class FieldDefinition {
    private static final Fields<FieldDefinition> FIELDS = Fields.of(FieldDefinition.class)
            .add("key", value -> value.key)
            .addPrimitive("required", value -> value.required)
            .addPrimitive("unique", value -> value.unique)
            .addPrimitive("inChunks", value -> value.inChunks)
            .add("description", value -> value.description);

    private final String key;
    private final boolean required;
    private final boolean unique;
    private final boolean inChunks;
    private final @Nullable String description;

    private FieldDefinition(Builder builder) {
        key = builder.key;
        required = builder.required;
        unique = builder.unique;
        inChunks = builder.inChunks;
        description = builder.description;
    }

    /**
     * {@return a builder of a field that is neither required nor unique, and is not put into chunks}
     *
     * @param key the name of the field, not blank
     * @throws IllegalArgumentException if the key is blank
     */
    public static Builder builder(String key) {
        return new Builder(key);
    }

    /** {@return a copy of definitions that can be sent: no two have the same key} */
    static List<FieldDefinition> distinct(String name, List<FieldDefinition> definitions) {
        List<FieldDefinition> copy = Checks.list(name, definitions);
        Set<String> keys = new HashSet<>();
        for (FieldDefinition definition : copy) {
            if (!keys.add(definition.key)) {
                throw new IllegalArgumentException(
                        name + " has the key " + ServerText.printable(definition.key) + " twice; the keys must differ");
            }
        }
        return copy;
    }

    /** {@return the name of the field} */
    public String key() {
        return key;
    }

    /** {@return whether each document must have the field; the service refuses one without it} */
    public boolean required() {
        return required;
    }

    /** {@return whether no two documents of the collection may have the same value} */
    public boolean unique() {
        return unique;
    }

    /** {@return whether its value is put at the beginning of each chunk, so that a search finds it} */
    public boolean inChunks() {
        return inChunks;
    }

    /** {@return what the field holds; empty for no description} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
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

    /** Builds a {@link FieldDefinition}. Not thread-safe. */
    public static final class Builder {
        private final String key;
        private boolean required;
        private boolean unique;
        private boolean inChunks;
        private @Nullable String description;

        private Builder(String key) {
            this.key = Checks.notBlank("key", key);
        }

        /** Sets whether each document must have the field; the service refuses one without it. Default: no. */
        public Builder required(boolean value) {
            required = value;
            return this;
        }

        /** Sets whether no two documents of the collection may have the same value. Default: no. */
        public Builder unique(boolean value) {
            unique = value;
            return this;
        }

        /** Sets whether its value is put at the beginning of each chunk, so that a search finds it. Default: no. */
        public Builder inChunks(boolean value) {
            inChunks = value;
            return this;
        }

        /** Sets what the field holds. Default: none. */
        public Builder description(String value) {
            description = Checks.text("description", value);
            return this;
        }

        /** {@return the value} */
        public FieldDefinition build() {
            return new FieldDefinition(this);
        }
    }
}
