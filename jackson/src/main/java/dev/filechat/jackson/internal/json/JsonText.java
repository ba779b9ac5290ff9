// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/**
 * Parses a text that is exactly one JSON value, as the standard has it: without comments, and without a property twice.
 */
public final class JsonText {
    static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            // The text is in memory already; inline files are long strings.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
    private static final ObjectReader READER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build()
            .readerFor(JsonNode.class);

    private JsonText() {}

    public static JsonNode parse(String text) throws MismatchException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonNode value = value(parser);
            requireEnd(parser);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException("Reading a String failed", e);
        }
    }

    /** Reads the next value of a parser. */
    static JsonNode value(JsonParser parser) throws IOException, MismatchException {
        try {
            if (parser.nextToken() == null) {
                throw new MismatchException(List.of(), "expected JSON, found no text", null);
            }
            return READER.readValue(parser);
        } catch (JsonProcessingException e) {
            throw new MismatchException(path(parser), problem(e), null);
        } catch (RuntimeException | StackOverflowError e) {
            throw new MismatchException(path(parser), problem(e), null);
        }
    }

    /** Describes what Jackson throws other than its own exceptions, such as for an exponent that is out of range. */
    public static String problem(Throwable e) {
        if (e instanceof ArithmeticException || e instanceof NumberFormatException) {
            return "a number is out of range";
        }
        return e instanceof StackOverflowError
                ? "it is nested too deep"
                : "reading it failed with " + e.getClass().getName();
    }

    private static void requireEnd(JsonParser parser) throws IOException, MismatchException {
        boolean end;
        try {
            end = parser.nextToken() == null;
        } catch (JsonProcessingException | RuntimeException e) {
            end = false;
        }
        if (!end) {
            throw new MismatchException(
                    List.of(),
                    "expected one JSON value, found more text after it, at line "
                            + parser.currentTokenLocation().getLineNr() + ", column "
                            + parser.currentTokenLocation().getColumnNr(),
                    null);
        }
    }

    /** Jackson's own messages are not used, since they quote the text. */
    private static String problem(JsonProcessingException e) {
        if (e instanceof StreamConstraintsException) {
            return "it is nested too deep, or has a name or number that is too long";
        }
        if (e instanceof MismatchedInputException) {
            return "the property is there twice";
        }
        if (e instanceof JsonEOFException) {
            return "expected JSON, found a text that ends in the middle of it; a limit of tokens may have cut it";
        }
        return "expected JSON, found something else at line " + e.getLocation().getLineNr() + ", column "
                + e.getLocation().getColumnNr();
    }

    static List<String> path(JsonParser parser) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty()
                ? List.of()
                : Arrays.stream(pointer.substring(1).split("/", -1))
                        .map(name -> name.replace("~1", "/").replace("~0", "~"))
                        .toList();
    }
}
