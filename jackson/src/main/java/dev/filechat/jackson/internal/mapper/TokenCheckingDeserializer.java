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

/** Passes only texts, or only booleans, to one of Jackson's deserializers, most of which accept more than that. */
final class TokenCheckingDeserializer extends DelegatingDeserializer {
    private static final long serialVersionUID = 1;
    private static final Set<JsonToken> BOOLEANS = EnumSet.of(JsonToken.VALUE_TRUE, JsonToken.VALUE_FALSE);
    private static final Set<JsonToken> TEXTS = EnumSet.of(JsonToken.VALUE_STRING);

    private final boolean booleans;

    TokenCheckingDeserializer(JsonDeserializer<?> reader, boolean booleans) {
        super(reader);
        this.booleans = booleans;
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> reader) {
        return new TokenCheckingDeserializer(reader, booleans);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!(booleans ? BOOLEANS : TEXTS).contains(parser.currentToken())) {
            return context.reportInputMismatch(this, "Another kind of value");
        }
        return super.deserialize(parser, context);
    }
}
