// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.filechat.jackson.internal.json.MismatchException;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Writes the constants of an open enumeration of the api by their names, and numbers without a name as numbers. Reads
 * both.
 */
public final class ConstantCodec<T> implements Codec<T> {
    private final IntFunction<T> make;
    private final ToIntFunction<T> number;
    private final Map<String, T> byName = new TreeMap<>();
    private final Map<T, String> names = new HashMap<>();

    public ConstantCodec(Class<T> type, IntFunction<T> make, ToIntFunction<T> number) {
        this.make = make;
        this.number = number;
        for (Field field : type.getFields()) {
            if (field.getType() == type) {
                T constant = type.cast(value(field));
                byName.put(field.getName(), constant);
                names.put(constant, field.getName());
            }
        }
    }

    private static Object value(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(constant + " is public and cannot be read", e);
        }
    }

    @Override
    public JsonNode write(T value) {
        String name = names.get(value);
        return name != null
                ? JsonNodeFactory.instance.textNode(name)
                : JsonNodeFactory.instance.numberNode(number.applyAsInt(value));
    }

    @Override
    public T read(JsonNode json) throws MismatchException {
        if (json.isIntegralNumber() && json.canConvertToInt()) {
            return make.apply(json.intValue());
        }
        T constant = byName.get(json.asText());
        if (constant == null || !json.isTextual()) {
            throw new MismatchException(
                    List.of(), "expected a number, or one of " + MismatchException.names(byName.keySet()), null);
        }
        return constant;
    }
}
