// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.util.function.Function;

/** Reads a type of java.time as it reads itself: Jackson's own way takes blanks and numbers too. */
final class TextReader extends JsonDeserializer<Object> {
    private final Function<String, ? extends Object> parse;

    TextReader(Function<String, ? extends Object> parse) {
        this.parse = parse;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.hasToken(JsonToken.VALUE_STRING)) {
            try {
                return parse.apply(parser.getText());
            } catch (RuntimeException e) {
                // As any other misfit, below.
            }
        }
        return context.reportInputMismatch(this, "No such text");
    }
}
