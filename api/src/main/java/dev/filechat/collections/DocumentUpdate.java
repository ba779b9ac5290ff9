// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.text.FileNameRule;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A change of a document. What is not set stays as it is. An update that changes nothing is refused by
 * {@link DocumentCollection#update(String, DocumentUpdate)}. Immutable and thread-safe.
 */
public final class DocumentUpdate {
    private static final Fields<DocumentUpdate> FIELDS = Fields.of(DocumentUpdate.class)
            .add("name", value -> value.name)
            .addSecret("content", value -> value.content)
            .add("contentType", value -> value.contentType)
            .add("fields", value -> value.fields);

    private final @Nullable String name;
    private final @Nullable ByteBuffer content;
    private final @Nullable String contentType;
    private final Map<String, String> fields;

    private DocumentUpdate(Builder builder) {
        name = builder.name;
        content = builder.content;
        contentType = builder.contentType;
        fields = builder.fields;
    }

    /** {@return a builder of an update that changes nothing} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the new name of the file, if it changes} */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** {@return the new content of the file, read-only, if it changes} Each call returns a buffer of its own. */
    public Optional<ByteBuffer> content() {
        return Optional.ofNullable(content).map(ByteBuffer::duplicate);
    }

    /** {@return the new media type of the file, if it changes} */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /** {@return the values of fields that change, by their keys} */
    public Map<String, String> fields() {
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

    /** Builds a {@link DocumentUpdate}. Not thread-safe. */
    public static final class Builder {
        private @Nullable String name;
        private @Nullable ByteBuffer content;
        private @Nullable String contentType;
        private Map<String, String> fields = Map.of();

        private Builder() {}

        /**
         * Sets the new name of the file.
         *
         * @throws IllegalArgumentException if the service would refuse the name; it takes those that it takes of an
         *     upload
         */
        public Builder name(String value) {
            name = FileNameRule.given(Checks.text("name", value));
            return this;
        }

        /**
         * Sets the new content of the file: the bytes between position and limit, which are copied. A call takes
         * 20,000,000 bytes at most.
         */
        public Builder content(ByteBuffer value) {
            content = Checks.copy("content", value);
            return this;
        }

        /** Sets the new media type of the file, not blank. */
        public Builder contentType(String value) {
            contentType = Checks.notBlank("contentType", value);
            return this;
        }

        /** Sets the values of fields that change, by their keys, none of them blank. Default: none. */
        public Builder fields(Map<String, String> values) {
            fields = Checks.textsByKey("fields", values);
            return this;
        }

        /** {@return the value} */
        public DocumentUpdate build() {
            return new DocumentUpdate(this);
        }
    }
}
