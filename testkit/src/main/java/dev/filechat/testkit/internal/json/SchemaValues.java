// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.testkit.internal.reading.Facts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes a value that fits a JSON schema: of what is known about its properties, and of plain examples where nothing is.
 *
 * <p>It knows what schemas made from types use: {@code type}, {@code properties}, {@code required}, {@code items},
 * {@code prefixItems}, {@code enum}, {@code const}, {@code $ref}, {@code allOf}, {@code anyOf}, {@code oneOf},
 * {@code additionalProperties}, formats, patterns and the limits of texts, numbers, arrays and objects.
 */
public final class SchemaValues {

    /** Deeper than this, only what is required is made, so that a schema that refers to itself comes to an end. */
    private static final int DEEP = 6;

    private static final int TOO_DEEP = 64;
    private static final Pattern COMMA = Pattern.compile("\\s*[,;]\\s*");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Schemas schemas;
    private final Facts facts;

    private SchemaValues(JsonNode root, Facts facts) {
        this.schemas = new Schemas(root);
        this.facts = facts;
    }

    /**
     * Makes a value.
     *
     * @param schema the schema
     * @param facts what is known
     * @return the value
     * @throws IllegalArgumentException if no value can be made; the message says why
     */
    public static JsonNode fitting(JsonNode schema, Facts facts) {
        return new SchemaValues(schema, facts).value(schema, new Place("", "", 0), Optional.empty());
    }

    /** Where a value stands: the names of its property and of the one around that. */
    private record Place(String parent, String name, int depth) {

        Place property(String property) {
            return new Place(name, property, depth + 1);
        }

        Place element() {
            return new Place(parent, name, depth + 1);
        }
    }

    private Optional<String> known(Place place) {
        return place.name().isEmpty()
                ? Optional.empty()
                : facts.about(place.parent() + place.name()).or(() -> facts.about(place.name()));
    }

    private JsonNode value(JsonNode given, Place place, Optional<String> fact) {
        if (place.depth() > TOO_DEEP) {
            throw new IllegalArgumentException("the schema refers to itself without end");
        }
        Optional<String> said = fact.or(() -> known(place));
        JsonNode schema = schemas.resolved(given, said.isPresent());
        if (schema.has("const")) {
            return schema.get("const");
        }
        if (schema.has("enum")) {
            return oneOf(schema.get("enum"), said);
        }
        return switch (Schemas.type(schema, said.isPresent())) {
            case "object" -> object(schema, place);
            case "array" -> array(schema, place, said);
            case "integer" -> new NumberValues(schema).integer(said);
            case "number" -> new NumberValues(schema).decimal(said);
            case "boolean" ->
                NODES.booleanNode(said.filter(SchemaValues::meansYes).isPresent());
            case "null" -> NODES.nullNode();
            default -> NODES.textNode(new TextValues(schema).text(said, place.name()));
        };
    }

    private static JsonNode oneOf(JsonNode values, Optional<String> said) {
        for (JsonNode value : values) {
            if (said.isPresent() && value.asText().equalsIgnoreCase(said.get())) {
                return value;
            }
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an enum has no values");
        }
        return values.get(0);
    }

    private static boolean meansYes(String text) {
        return List.of("true", "yes", "1", "on").contains(text.toLowerCase(Locale.ROOT));
    }

    private ObjectNode object(JsonNode schema, Place place) {
        ObjectNode object = NODES.objectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            if (place.depth() < DEEP || required.contains(property.getKey())) {
                object.set(
                        property.getKey(),
                        value(property.getValue(), place.property(property.getKey()), Optional.empty()));
            }
        });
        JsonNode others = schema.path("additionalProperties");
        for (String name : required) {
            if (!object.has(name)) {
                object.set(name, value(others, place.property(name), Optional.empty()));
            }
        }
        for (int i = 1; object.size() < schema.path("minProperties").asInt(0); i++) {
            object.set("key" + i, value(others, place.property("key" + i), Optional.empty()));
        }
        return object;
    }

    private ArrayNode array(JsonNode schema, Place place, Optional<String> said) {
        ArrayNode array = NODES.arrayNode();
        schema.path("prefixItems").forEach(item -> array.add(value(item, place.element(), Optional.empty())));
        if (schema.has("prefixItems")) {
            return array;
        }
        JsonNode items = schema.path("items");
        int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
        int least = schema.path("minItems").asInt(0);
        boolean unique = schema.path("uniqueItems").asBoolean(false);
        if (said.isPresent() && !schemas.isObject(items)) {
            for (String part : COMMA.split(said.get(), -1)) {
                JsonNode element = value(items, place.element(), Optional.of(part));
                if (array.size() < most && !(unique && contains(array, element))) {
                    array.add(element);
                }
            }
        }
        int wanted = Math.min(most, Math.max(least, place.depth() < DEEP ? 1 : 0));
        List<JsonNode> values = schemas.enumeration(items);
        for (int i = array.size(); array.size() < wanted; i++) {
            JsonNode element = unique && i < values.size()
                    ? values.get(i)
                    : value(
                            items,
                            place.element(),
                            unique ? Optional.of(place.name() + " " + (i + 1)) : Optional.empty());
            if (unique && contains(array, element)) {
                if (i > least + values.size()) {
                    throw new IllegalArgumentException(
                            "it requires " + least + " different elements of '" + place.name() + "'");
                }
            } else {
                array.add(element);
            }
        }
        return array;
    }

    private static boolean contains(ArrayNode array, JsonNode element) {
        for (JsonNode each : array) {
            if (each.equals(element)) {
                return true;
            }
        }
        return false;
    }
}
