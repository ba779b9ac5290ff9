// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the constants of an enum exactly as they are written. */
public final class EnumDeserializer extends JsonDeserializer<Object> {
    private final Map<JsonNode, Object> constants;

    EnumDeserializer(Map<JsonNode, Object> constants) {
        this.constants = constants;
    }

    /** The constants by their JSON values. */
    public static Map<JsonNode, Object> constants(ObjectMapper mapper, Class<?> type) {
        Map<JsonNode, Object> constants = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            constants.put(mapper.valueToTree(constant), constant);
        }
        return constants;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        Object constant = constants.get(context.readTree(parser));
        return constant != null ? constant : context.reportInputMismatch(this, "No such constant");
    }
}
