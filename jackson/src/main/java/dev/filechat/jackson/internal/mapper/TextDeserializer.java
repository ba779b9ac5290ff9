// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.function.Function;

/** Reads a type of java.time by its own parser: Jackson's deserializers accept blanks and numbers, too. */
final class TextDeserializer extends JsonDeserializer<Object> {
    private final Function<String, ? extends Object> parse;

    TextDeserializer(Function<String, ? extends Object> parse) {
        this.parse = parse;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            try {
                return parse.apply(parser.getText());
            } catch (RuntimeException e) {
                // Reported below as any other mismatch.
            }
        }
        return context.reportInputMismatch(this, "No such text");
    }
}
