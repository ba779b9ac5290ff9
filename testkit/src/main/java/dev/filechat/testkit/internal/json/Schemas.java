// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Reads schemas: follows references, and makes one schema of those that are to be fulfilled together. */
final class Schemas {

    private static final int MOST_REFERENCES = 64;

    private final JsonNode root;

    Schemas(JsonNode root) {
        this.root = root;
    }

    /**
     * One plain schema, with no reference and no choice in it.
     *
     * @param known whether there is something to say, so that a value is preferred to null
     */
    JsonNode resolved(JsonNode schema, boolean known) {
        return resolved(schema, known, 0);
    }

    private JsonNode resolved(JsonNode schema, boolean known, int depth) {
        if (depth > MOST_REFERENCES) {
            throw new IllegalArgumentException("a $ref leads to itself");
        }
        if (schema.isBoolean() && !schema.asBoolean()) {
            throw new IllegalArgumentException("the schema false fits nothing");
        }
        if (!schema.isObject()) {
            return JsonNodeFactory.instance.objectNode();
        }
        ObjectNode plain = ((ObjectNode) schema).deepCopy();
        plain.remove(List.of("$ref", "allOf", "anyOf", "oneOf"));
        if (schema.has("$ref")) {
            merge(plain, resolved(target(schema.get("$ref").asText()), known, depth + 1));
        }
        for (JsonNode each : schema.path("allOf")) {
            merge(plain, resolved(each, known, depth + 1));
        }
        for (String choice : List.of("anyOf", "oneOf")) {
            if (schema.has(choice)) {
                merge(plain, chosen(schema.get(choice), known, depth));
            }
        }
        return plain;
    }

    /** The first alternative; null only where nothing is known, or there is nothing else. */
    private JsonNode chosen(JsonNode alternatives, boolean known, int depth) {
        JsonNode first = null;
        for (JsonNode alternative : alternatives) {
            boolean isNull = "null".equals(alternative.path("type").asText());
            if (isNull && !known) {
                return alternative;
            }
            if (first == null || "null".equals(first.path("type").asText())) {
                first = alternative;
            }
        }
        if (first == null) {
            throw new IllegalArgumentException("anyOf and oneOf need alternatives");
        }
        return resolved(first, known, depth + 1);
    }

    private JsonNode target(String reference) {
        JsonNode target = reference.equals("#")
                ? root
                : reference.startsWith("#/")
                        ? root.at(reference.substring(1))
                        : root.path("$defs").path(reference);
        if (target.isMissingNode()) {
            throw new IllegalArgumentException("there is nothing at $ref '" + reference + "'");
        }
        return target;
    }

    /** Properties and required names are added up; of other words the schema's own stay. */
    private static void merge(ObjectNode schema, JsonNode more) {
        more.properties().forEach(word -> {
            JsonNode own = schema.get(word.getKey());
            if (own == null) {
                schema.set(word.getKey(), word.getValue());
            } else if (own.isObject() && word.getKey().equals("properties")) {
                word.getValue()
                        .properties()
                        .forEach(property -> ((ObjectNode) own).putIfAbsent(property.getKey(), property.getValue()));
            } else if (own.isArray() && word.getKey().equals("required")) {
                word.getValue().forEach(((ArrayNode) own)::add);
            }
        });
    }

    /** The type to make. Of several, null only where nothing is known; without any, what the other words are about. */
    static String type(JsonNode schema, boolean known) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            return type.asText();
        }
        if (type.isArray()) {
            List<String> types = new ArrayList<>();
            type.forEach(each -> types.add(each.asText()));
            return !known && types.contains("null")
                    ? "null"
                    : types.stream()
                            .filter(each -> !each.equals("null"))
                            .findFirst()
                            .orElse("null");
        }
        if (schema.has("properties") || schema.has("required") || schema.has("additionalProperties")) {
            return "object";
        }
        if (schema.has("items") || schema.has("prefixItems") || schema.has("minItems")) {
            return "array";
        }
        return schema.has("minimum") || schema.has("maximum") || schema.has("multipleOf") ? "number" : "string";
    }

    boolean isObject(JsonNode schema) {
        return type(resolved(schema, true), true).equals("object");
    }

    /** The values to choose from, if there are only some. */
    List<JsonNode> enumeration(JsonNode schema) {
        List<JsonNode> values = new ArrayList<>();
        resolved(schema, true).path("enum").forEach(values::add);
        return values;
    }
}
