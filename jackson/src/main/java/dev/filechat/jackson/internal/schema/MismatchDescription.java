// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.jackson.internal.json.MismatchException;
import dev.filechat.jackson.internal.mapper.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Describes what a schema expects and what was found: kinds of values and names, never the values. */
final class MismatchDescription {
    private static final Map<String, String> FORMATS = Map.of(
            "date", "a date like 2026-01-31",
            "date-time", "a time like 2026-01-31T13:45:00Z",
            "duration", "a duration like PT1H30M or P3D",
            "uuid", "a UUID",
            "uri-reference", "a URI");
    private static final Map<String, String> PATTERNS = Map.of(
            Scalar.YEAR_MONTH, "a month like 2026-01",
            Scalar.LOCAL_TIME, "a time of day like 13:45:00",
            Scalar.LOCAL_DATE_TIME, "a time without an offset like 2026-01-31T13:45:00");

    private MismatchDescription() {}

    /** For example: expected an integer from 0 to 255, found a string. */
    static String mismatch(JsonNode schema, JsonNode value) {
        return "expected " + expected(schema) + ", found " + found(schema, value);
    }

    private static String expected(JsonNode schema) {
        if (schema.has("enum")) {
            return "one of " + MismatchException.names(texts(schema.path("enum")));
        }
        if (schema.has("const")) {
            return schema.path("const").asText();
        }
        return switch (type(schema)) {
            case "string" -> text(schema);
            case "integer" ->
                schema.has("minimum")
                        ? "an integer from " + schema.path("minimum").asText() + " to "
                                + schema.path("maximum").asText()
                        : "an integer";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "an array";
            default -> "an object";
        };
    }

    private static String text(JsonNode schema) {
        String format = FORMATS.get(schema.path("format").asText());
        if (format != null) {
            return format;
        }
        if (schema.has("contentEncoding")) {
            return "a string in base64";
        }
        return PATTERNS.getOrDefault(schema.path("pattern").asText(), "a string");
    }

    private static String found(JsonNode schema, JsonNode value) {
        return switch (kind(value)) {
            case "number" -> number(schema, value);
            case "string" -> type(schema).equals("string") ? "another string" : "a string";
            case "boolean" -> "true or false";
            case "array" -> "an array";
            case "object" -> "an object";
            case "null" -> "null";
            default -> "nothing";
        };
    }

    private static String number(JsonNode schema, JsonNode value) {
        return switch (type(schema)) {
            case "number" -> "a number out of range";
            case "integer" -> value.decimalValue().scale() > 0 ? "a number with a fraction" : "a number out of range";
            default -> "a number";
        };
    }

    private static String kind(JsonNode value) {
        return value.getNodeType().name().toLowerCase(Locale.ROOT);
    }

    private static String type(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? type.path(0).asText() : type.asText();
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
