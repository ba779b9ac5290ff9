// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.filechat.jackson.internal.json.MismatchException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Writes a value as a text, a number or a boolean.
 *
 * @param kind whether a JSON value is of the right kind
 * @param reader makes the value; may throw what Java's parsers throw
 */
public record SimpleCodec<T>(
        String expected, Function<T, JsonNode> writer, Predicate<JsonNode> kind, Function<JsonNode, T> reader)
        implements Codec<T> {
    public static final Codec<String> TEXT =
            new SimpleCodec<>("a string", json()::textNode, JsonNode::isTextual, JsonNode::textValue);

    public static final Codec<Boolean> FLAG =
            new SimpleCodec<>("true or false", json()::booleanNode, JsonNode::isBoolean, JsonNode::booleanValue);

    public static final Codec<Integer> INT = new SimpleCodec<>(
            "an integer of 32 bits",
            json()::numberNode,
            json -> json.isIntegralNumber() && json.canConvertToInt(),
            JsonNode::intValue);

    public static final Codec<Long> LONG = new SimpleCodec<>(
            "an integer of 64 bits",
            json()::numberNode,
            json -> json.isIntegralNumber() && json.canConvertToLong(),
            JsonNode::longValue);

    public static final Codec<Float> FLOAT =
            new SimpleCodec<>("a number", json()::numberNode, JsonNode::isNumber, JsonNode::floatValue);

    public static final Codec<Instant> INSTANT = new SimpleCodec<>(
            "a time like 2026-01-31T13:45:00Z",
            value -> json().textNode(value.toString()),
            JsonNode::isTextual,
            json -> Instant.parse(json.textValue()));

    public static final Codec<ByteBuffer> BASE64 = new SimpleCodec<>(
            "bytes in base64",
            value -> {
                byte[] bytes = new byte[value.remaining()];
                value.duplicate().get(bytes);
                return json().textNode(Base64.getEncoder().encodeToString(bytes));
            },
            JsonNode::isTextual,
            json -> ByteBuffer.wrap(Base64.getDecoder().decode(json.textValue())));

    private static JsonNodeFactory json() {
        return JsonNodeFactory.instance;
    }

    @Override
    public JsonNode write(T value) {
        return writer.apply(value);
    }

    @Override
    public T read(JsonNode json) throws MismatchException {
        try {
            if (kind.test(json)) {
                return reader.apply(json);
            }
        } catch (RuntimeException e) {
            // Reported below as any other mismatch, since Java's message quotes the text.
        }
        throw new MismatchException(List.of(), "expected " + expected, null);
    }
}
