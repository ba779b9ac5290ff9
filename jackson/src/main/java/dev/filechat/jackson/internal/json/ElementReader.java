// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Finds the elements of {@code {"value": [ … ]}} in a text that arrives in pieces, each as soon as it is complete. In
 * any other text it finds no elements, and does not fail. Not thread-safe.
 */
public final class ElementReader {
    /** The depth of the object and of the array. */
    private static final int DEPTH_OF_ELEMENTS = 2;

    private final JsonParser parser;
    private StringBuilder start = new StringBuilder();
    private boolean started;
    private boolean ended;
    private int depth;
    private @Nullable TokenBuffer element;
    private int count;

    /** Receives the elements. */
    @FunctionalInterface
    public interface Sink {
        void accept(JsonNode element) throws MismatchException;
    }

    public ElementReader() {
        try {
            parser = JsonText.FACTORY.createNonBlockingByteArrayParser();
        } catch (IOException e) {
            throw new UncheckedIOException("A parser of bytes in memory failed", e);
        }
    }

    /**
     * Passes on the elements that are complete now. A mismatch, also one that the sink throws, has its place in the
     * whole text.
     */
    public void read(String piece, Sink sink) throws MismatchException {
        String text = started ? piece : afterFences(piece);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (ended || bytes.length == 0) {
            return;
        }
        try {
            ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, 0, bytes.length);
            readTokens(sink);
        } catch (JsonProcessingException e) {
            ended = true;
        } catch (IOException e) {
            throw new UncheckedIOException("A parser of bytes in memory failed", e);
        } catch (RuntimeException | StackOverflowError e) {
            ended = true;
            throw new MismatchException(JsonText.path(parser), JsonText.problem(e), null);
        }
    }

    private void readTokens(Sink sink) throws IOException, MismatchException {
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
                give(element, sink);
                element = null;
            }
        }
    }

    private void give(TokenBuffer whole, Sink sink) throws IOException, MismatchException {
        try {
            sink.accept(JsonText.value(whole.asParser()));
            count++;
        } catch (MismatchException e) {
            ended = true;
            throw e.in(String.valueOf(count)).in("value");
        }
    }

    private void keep() throws IOException {
        if (element == null) {
            element = new TokenBuffer(null, false).forceUseOfBigDecimal(true);
        }
        element.copyCurrentEvent(parser);
    }

    /** Whether the token comes before the first element. */
    private boolean isFrame(JsonToken token) throws IOException {
        return depth == 0
                ? token == JsonToken.START_OBJECT
                : token == JsonToken.START_ARRAY
                        || (token == JsonToken.FIELD_NAME
                                && parser.currentName().equals("value"));
    }

    /** The text after the fences at its beginning; empty until their end is found. */
    private String afterFences(String piece) {
        start.append(piece);
        int beginning = MarkdownFence.beginning(start.toString());
        if (beginning < 0) {
            return "";
        }
        started = true;
        String text = start.substring(beginning);
        start = new StringBuilder();
        return text;
    }
}
