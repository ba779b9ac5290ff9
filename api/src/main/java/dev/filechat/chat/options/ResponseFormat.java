// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The format that an answer must have. Immutable and thread-safe. */
public final class ResponseFormat {
    private static final Fields<ResponseFormat> FIELDS =
            Fields.of(ResponseFormat.class).add("type", value -> value.type).add("schema", value -> value.schema);

    private final FormatType type;
    private final @Nullable String schema;

    private ResponseFormat(FormatType type, @Nullable String schema) {
        this.type = Objects.requireNonNull(type, "type");
        this.schema = schema;
    }

    /** {@return text, the service's default} */
    public static ResponseFormat text() {
        return of(FormatType.TEXT);
    }

    /** {@return a JSON object of any shape} */
    public static ResponseFormat jsonObject() {
        return of(FormatType.JSON_OBJECT);
    }

    /** {@return JSON that follows a JSON schema} */
    public static ResponseFormat jsonSchema(String schema) {
        return of(FormatType.JSON_SCHEMA, schema);
    }

    /** {@return a format of this type without a schema} */
    public static ResponseFormat of(FormatType type) {
        return new ResponseFormat(type, null);
    }

    /** {@return a format of this type with a JSON schema} */
    public static ResponseFormat of(FormatType type, String schema) {
        return new ResponseFormat(type, Checks.text("schema", schema));
    }

    /** {@return the format's type} */
    public FormatType type() {
        return type;
    }

    /** {@return the JSON schema, if there is one} */
    public Optional<String> schema() {
        return Optional.ofNullable(schema);
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
