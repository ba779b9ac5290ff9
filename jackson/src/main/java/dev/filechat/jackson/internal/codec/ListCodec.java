// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.filechat.jackson.internal.json.MismatchException;
import java.util.ArrayList;
import java.util.List;

/** Writes a list as an array. */
record ListCodec<T>(Codec<T> element) implements Codec<List<T>> {
    @Override
    public JsonNode write(List<T> list) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        list.forEach(value -> array.add(element.write(value)));
        return array;
    }

    @Override
    public List<T> read(JsonNode json) throws MismatchException {
        if (!json.isArray()) {
            throw new MismatchException(List.of(), "expected an array", null);
        }
        List<T> list = new ArrayList<>();
        for (JsonNode value : json) {
            try {
                list.add(element.read(value));
            } catch (MismatchException e) {
                throw e.in(String.valueOf(list.size()));
            }
        }
        return list;
    }
}
