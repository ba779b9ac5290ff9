// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;

/** Lets one of Jackson's own deserializers see nothing but texts, or truth values: most of them take more than that. */
final class TokenGuard extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;
    private static final Set<JsonToken> TRUTH = EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);
    private static final Set<JsonToken> TEXT = EnumSet.of(JsonToken.VALUE_STRING);

    private final boolean truth;

    TokenGuard(JsonDeserializer<?> reader, boolean truth) {
        super(reader);
        this.truth = truth;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
        return new TokenGuard(reader, truth);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!(truth ? TRUTH : TEXT).contains(parser.currentToken())) {
            return context.reportInputMismatch(this, "Another kind of value");
        }
        return super.deserialize(parser, context);
    }
}
