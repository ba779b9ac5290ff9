// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.proto.FormatType;
import dev.filechat.proto.ResponseFormat;
import dev.filechat.testkit.internal.json.Json;
import dev.filechat.testkit.internal.json.SchemaValues;
import dev.filechat.testkit.internal.reading.Facts;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.Map;

/** Answers in JSON. */
public final class StructuredAnswer {

    /** The property that has what an answer in words says. */
    public static final String ANSWER = "answer";

    private StructuredAnswer() {}

    public static boolean wanted(ResponseFormat format) {
        return format.getFormatType() == FormatType.FORMAT_TYPE_JSON_OBJECT
                || format.getFormatType() == FormatType.FORMAT_TYPE_JSON_SCHEMA;
    }

    /** Refuses a format that cannot be answered in. */
    public static void check(ResponseFormat format) {
        if (format.getFormatType() == FormatType.FORMAT_TYPE_JSON_SCHEMA) {
            InvalidRequest.unless(isObject(format.getSchema()), "The schema of response_format is not a JSON object.");
        }
    }

    public static boolean isObject(String json) {
        try {
            return Json.read(json).isObject();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** {@return whether the schema has a property for an answer in words} */
    public static boolean asksForAnswer(String schema) {
        return Json.read(schema).findValue(ANSWER) != null;
    }

    /** JSON that fits the schema. */
    public static String fitting(String schema, Facts facts) {
        try {
            return Json.write(SchemaValues.fitting(Json.read(schema), facts));
        } catch (IllegalArgumentException e) {
            throw InvalidRequest.of("The fake cannot make JSON for the schema of response_format: " + e.getMessage());
        }
    }

    /**
     * A value in the object that the schema wants around it: one with a single property, as formats have it whose
     * values are no objects. What can stand without it stays as it is, and so does all where another schema is asked
     * for, or none.
     */
    public static String wrapped(String value, ResponseFormat format) {
        if (format.getFormatType() != FormatType.FORMAT_TYPE_JSON_SCHEMA) {
            return value;
        }
        JsonNode properties = Json.read(format.getSchema()).path("properties");
        if (properties.size() != 1) {
            return value;
        }
        Map.Entry<String, JsonNode> only = properties.properties().iterator().next();
        JsonNode given = Json.read(value);
        boolean map = only.getValue().path("type").asText().equals("object") && !given.has(only.getKey());
        return given.isObject() && !map ? value : "{" + Json.write(only.getKey()) + ":" + value + "}";
    }

    /** An object with the text, where any object will do. */
    public static String around(String text) {
        return Json.write(Map.of(ANSWER, text));
    }
}
