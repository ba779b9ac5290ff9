// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Follows a path through a JSON value and its schema. Not thread-safe. */
final class SchemaWalk {
    private final JsonNode root;
    private JsonNode schema;
    private JsonNode value;

    SchemaWalk(JsonNode schema, JsonNode value) {
        this.root = schema;
        this.value = value;
        this.schema = resolved(schema);
    }

    SchemaWalk to(List<String> path) {
        path.forEach(this::step);
        return this;
    }

    /** The schema at the current place; with {@code anyOf} if the value does not tell which alternative it is. */
    JsonNode schema() {
        return schema;
    }

    /** The value at the current place. */
    JsonNode value() {
        return value;
    }

    private void step(String name) {
        boolean isElement = value.isArray();
        value = isElement ? value.path(Integer.parseInt(name)) : value.path(name);
        JsonNode property = schema.path("properties").path(name);
        if (property.isMissingNode()) {
            property = schema.path(isElement ? "items" : "additionalProperties");
        }
        schema = resolved(property);
    }

    private JsonNode resolved(JsonNode node) {
        if (node.has("$ref")) {
            return resolved(root.at(node.path("$ref").asText().substring(1)));
        }
        List<JsonNode> alternatives = new ArrayList<>();
        for (JsonNode alternative : node.path("anyOf")) {
            JsonNode candidate = resolved(alternative);
            if (isMeant(candidate)) {
                return candidate;
            }
            if (!candidate.path("type").asText().equals("null")) {
                alternatives.add(candidate);
            }
        }
        return alternatives.size() == 1 ? alternatives.getFirst() : node;
    }

    private boolean isMeant(JsonNode variant) {
        return variant.path("properties").properties().stream()
                .anyMatch(property -> property.getValue().has("const")
                        && property.getValue().path("const").equals(value.path(property.getKey())));
    }
}
