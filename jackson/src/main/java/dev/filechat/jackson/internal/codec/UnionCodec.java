// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.jackson.internal.json.MismatchException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a value of one of several types as an object, whose property "type" tells the type. */
public final class UnionCodec<T> implements Codec<T> {
    private static final String TYPE = "type";

    private final Map<String, Alternative<? extends T>> alternatives = new LinkedHashMap<>();

    /** Adds one of the types. */
    public <V extends T> UnionCodec<T> or(String name, Class<V> type, Codec<V> shape) {
        alternatives.put(name, new Alternative<>(type, shape));
        return this;
    }

    @Override
    public JsonNode write(T value) {
        for (Map.Entry<String, Alternative<? extends T>> alternative : alternatives.entrySet()) {
            if (alternative.getValue().type().isInstance(value)) {
                ObjectNode object = JsonNodeFactory.instance.objectNode().put(TYPE, alternative.getKey());
                return object.setAll(alternative.getValue().write(value));
            }
        }
        throw new IllegalArgumentException(value.getClass().getName() + " cannot be saved by this version of filechat");
    }

    @Override
    public T read(JsonNode json) throws MismatchException {
        if (!json.isObject()) {
            throw new MismatchException(List.of(), "expected an object", null);
        }
        Alternative<? extends T> alternative = alternatives.get(json.path(TYPE).asText());
        if (alternative == null) {
            throw new MismatchException(
                    List.of(TYPE), "expected one of " + MismatchException.names(alternatives.keySet()), null);
        }
        return alternative.shape().read(((ObjectNode) json).deepCopy().without(TYPE));
    }

    private record Alternative<V>(Class<V> type, Codec<V> shape) {
        ObjectNode write(Object value) {
            return (ObjectNode) shape.write(type.cast(value));
        }
    }
}
