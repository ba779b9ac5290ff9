// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of types. */
class RecordSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String INT = "{'type': 'integer', 'minimum': -2147483648, 'maximum': 2147483647}";

    @Test
    void aRecordIsAnObjectWithAPropertyForEachComponentInTheirOrder() {
        JsonNode schema = schema(RecordFormat.of(Orders.Line.class));

        assertThat(schema).isEqualTo(json("""
                                {
                                  "type": "object",
                                  "description": "One line of an order",
                                  "properties": {
                                    "article": {"type": "string", "description": "What was ordered"},
                                    "count": %s,
                                    "price": {
                                      "type": "object",
                                      "properties": {
                                        "amount": {"type": "number"},
                                        "currency": {"type": "string", "enum": ["EUR", "usd"]}
                                      },
                                      "required": ["amount", "currency"],
                                      "additionalProperties": false
                                    }
                                  },
                                  "required": ["article", "count", "price"],
                                  "additionalProperties": false
                                }
                                """.formatted(INT)));
        assertThat(names(schema.path("properties"))).containsExactly("article", "count", "price");
    }

    @Test
    void anOptionalOrNullableComponentIsNotRequiredAndMayBeNull() {
        JsonNode schema = schema(RecordFormat.of(Orders.Order.class));

        assertThat(schema.path("required")).isEqualTo(json("['order_number', 'date', 'lines', 'weights']"));
        assertThat(schema.path("properties").path("note")).isEqualTo(json("{'type': ['string', 'null']}"));
        assertThat(schema.path("properties").path("rating").path("type")).isEqualTo(json("['integer', 'null']"));
        assertThat(schema.path("properties").path("discount").path("anyOf"))
                .contains(json("{'type': 'null'}"), json("{'$ref': '#/$defs/Money'}"));
    }

    @Test
    void theSchemaOfAMapHasItsValuesAndTheKeysOfAnEnum() {
        assertThat(value(new TypeReference<Map<String, Boolean>>() {}))
                .isEqualTo(json("{'type': 'object', 'additionalProperties': {'type': 'boolean'}}"));
        assertThat(value(new TypeReference<Map<Orders.Currency, Boolean>>() {}).path("propertyNames"))
                .isEqualTo(json("{'type': 'string', 'enum': ['EUR', 'usd']}"));
    }

    @Test
    void aRecordMayContainItself() {
        assertThat(schema(RecordFormat.of(Orders.Part.class)).at("/properties/parts/items"))
                .isEqualTo(json("{'$ref': '#'}"));
        assertThat(value(new TypeReference<List<Orders.Part>>() {}).path("items"))
                .isEqualTo(json("{'$ref': '#/$defs/Part'}"));
    }

    @Test
    void aSealedInterfaceIsAnyOfItsRecordsToldApartByTheirSimpleNames() {
        RecordFormat<Orders.Payment> format = RecordFormat.of(Orders.Payment.class);

        assertThat(value(format))
                .isEqualTo(json("{'anyOf': [{'$ref': '#/$defs/Card'}, {'$ref': '#/$defs/Transfer'}]}"));
        JsonNode card = schema(format).at("/$defs/Card");
        assertThat(names(card.path("properties"))).containsExactly("type", "number");
        assertThat(card.at("/properties/type")).isEqualTo(json("{'type': 'string', 'const': 'Card'}"));
        assertThat(card.path("required")).isEqualTo(json("['type', 'number']"));
    }

    @Test
    void annotationsOverrideTheNames() {
        JsonNode schema = schema(RecordFormat.of(Orders.Animal.class));

        assertThat(schema.at("/properties/value/anyOf/0/properties/kind/const").asText())
                .isEqualTo("cat");
        assertThat(schema.at("/properties/value/anyOf/1/properties/kind/const").asText())
                .isEqualTo("dog");
    }

    @Test
    void typeArgumentsAreFollowed() {
        assertThat(schema(RecordFormat.of(new TypeReference<Orders.Page<String>>() {}))
                        .path("properties"))
                .isEqualTo(json("{'items': {'type': 'array', 'items': {'type': 'string'}},"
                        + " 'best': {'type': ['string', 'null']}}"));
    }

    @Test
    void theNamesAreThoseOfTheCallersMapper() {
        record Named(String firstName) {}
        ObjectMapper mapper = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build();

        RecordFormat<Named> format = RecordFormat.of(Named.class, mapper);

        assertThat(schema(format).path("required")).isEqualTo(json("['first_name']"));
        assertThat(format.decode("{\"first_name\": \"Ada\"}")).isEqualTo(new Named("Ada"));
    }

    @Test
    void aRecordWithoutComponentsIsAnEmptyObject() {
        record Nothing() {}

        assertThat(schema(RecordFormat.of(Nothing.class)))
                .isEqualTo(json("{'type': 'object', 'properties': {}, 'required': [], 'additionalProperties': false}"));
    }

    @Test
    void aTypeThatIsNotARecordIsWrappedInAnObject() {
        assertThat(schema(RecordFormat.of(Orders.Currency.class)))
                .isEqualTo(
                        json("{'type': 'object', 'properties': {'value': {'type': 'string', 'enum': ['EUR', 'usd']}},"
                                + " 'required': ['value'], 'additionalProperties': false}"));
    }

    @ParameterizedTest
    @MethodSource
    void aScalarHasTheSchemaOfItsType(Class<?> type, String schema) {
        assertThat(value(RecordFormat.of(type))).isEqualTo(json(schema));
    }

    static Stream<Arguments> aScalarHasTheSchemaOfItsType() {
        return Stream.of(
                Arguments.of(boolean.class, "{'type': 'boolean'}"),
                Arguments.of(byte.class, "{'type': 'integer', 'minimum': -128, 'maximum': 127}"),
                Arguments.of(short.class, "{'type': 'integer', 'minimum': -32768, 'maximum': 32767}"),
                Arguments.of(Integer.class, INT),
                Arguments.of(
                        long.class,
                        "{'type': 'integer', 'minimum': -9223372036854775808, 'maximum': 9223372036854775807}"),
                Arguments.of(BigInteger.class, "{'type': 'integer'}"),
                Arguments.of(float.class, "{'type': 'number'}"),
                Arguments.of(double.class, "{'type': 'number'}"),
                Arguments.of(BigDecimal.class, "{'type': 'number'}"),
                Arguments.of(byte[].class, "{'type': 'string', 'contentEncoding': 'base64'}"),
                Arguments.of(UUID.class, "{'type': 'string', 'format': 'uuid'}"),
                Arguments.of(URI.class, "{'type': 'string', 'format': 'uri-reference'}"),
                Arguments.of(Instant.class, "{'type': 'string', 'format': 'date-time'}"),
                Arguments.of(OffsetDateTime.class, "{'type': 'string', 'format': 'date-time'}"),
                Arguments.of(LocalDate.class, "{'type': 'string', 'format': 'date'}"),
                Arguments.of(Duration.class, "{'type': 'string', 'format': 'duration'}"),
                Arguments.of(Period.class, "{'type': 'string', 'format': 'duration'}"),
                Arguments.of(int[].class, "{'type': 'array', 'items': " + INT + "}"));
    }

    @Test
    void aSetIsAnArray() {
        assertThat(value(new TypeReference<Set<String>>() {}))
                .isEqualTo(json("{'type': 'array', 'items': {'type': 'string'}}"));
    }

    private static JsonNode value(TypeReference<?> type) {
        return value(RecordFormat.of(type));
    }

    private static JsonNode value(RecordFormat<?> format) {
        return schema(format).at("/properties/value");
    }

    private static JsonNode schema(RecordFormat<?> format) {
        return json(format.jsonSchema());
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
