// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of {@code {"value": [ … ]}} in a text that comes in pieces, each as soon as it is whole. What is no
 * such text, it does not complain about: it finds no more elements. Not thread-safe.
 */
final class ElementReader {
    /** The object's and the array's. */
    private static final int DEPTH_OF_ELEMENTS = 2;

    private final JsonParser parser;
    private StringBuilder start = new StringBuilder();
    private boolean started;
    private boolean ended;
    private int depth;
    private @Nullable TokenBuffer element;

    ElementReader() {
        try {
            parser = JsonText.FACTORY.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException("A parser of bytes in memory failed", e);
        }
    }

    /** The elements that are whole now. */
    List<JsonNode> read(String piece) throws Misfit {
        List<JsonNode> elements = new ArrayList<>();
        try {
            String text = started ? piece : withoutFence(piece);
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!ended && bytes.length > 0) {
                ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
                readTokens(elements);
            }
        } catch (JsonProcessingException e) {
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException("A parser of bytes in memory failed", e);
        }
        return elements;
    }

    private void readTokens(List<JsonNode> elements) throws IOException, Misfit {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.NOT_AVAILABLE && !ended;
                token = parser.nextToken()) {
            depth -= token.isStructEnd() ? 1 : 0;
            ended = depth < DEPTH_OF_ELEMENTS && !isFrame(token);
            if (depth >= DEPTH_OF_ELEMENTS) {
                keep();
            }
            depth += token.isStructStart() ? 1 : 0;
            if (depth == DEPTH_OF_ELEMENTS && element != null) {
                elements.add(JsonText.value(element.asParser()));
                element = null;
            }
        }
    }

    private void keep() throws IOException {
        if (element == null) {
            element = new TokenBuffer(parser).forceUseOfBigDecimal(true);
        }
        element.copyCurrentEvent(parser);
    }

    /** Whether it is what comes before the first element. */
    private boolean isFrame(JsonToken token) throws IOException {
        return depth == 0
                ? token == JsonToken.START_OBJECT
                : token == JsonToken.START_ARRAY
                        || (token == JsonToken.FIELD_NAME
                                && parser.currentName().equals("value"));
    }

    /** What follows after the line that begins a Markdown fence, if there is one. */
    private String withoutFence(String piece) {
        start.append(piece);
        String text = start.toString().stripLeading();
        boolean fence = text.startsWith("`");
        int line = text.indexOf('\n');
        if (text.isEmpty() || (fence && line < 0)) {
            return "";
        }
        started = true;
        start = new StringBuilder();
        return fence ? text.substring(line + 1) : text;
    }
}
