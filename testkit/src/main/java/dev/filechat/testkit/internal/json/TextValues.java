// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Makes texts that fit a schema: the text of the document if it fits, else an example.
 *
 * @param schema the schema
 */
record TextValues(JsonNode schema) {

    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("date", "2026-01-31"),
            Map.entry("date-time", "2026-01-31T12:00:00Z"),
            Map.entry("time", "12:00:00Z"),
            Map.entry("duration", "PT1H"),
            Map.entry("email", "someone@example.org"),
            Map.entry("hostname", "example.org"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("uri", "https://example.org"),
            Map.entry("url", "https://example.org"),
            Map.entry("uri-reference", "/example"),
            Map.entry("uuid", "6f1c1d1e-0b1a-4c57-8f3a-9d2b7c5e4a10"),
            Map.entry("regex", ".*"),
            Map.entry("json-pointer", "/example"));

    String text(Optional<String> said, String name) {
        String format = schema.path("format").asText();
        Optional<String> fitting = said.map(text -> shortened(text, format)).filter(text -> fits(text, format));
        if (fitting.isPresent()) {
            return fitting.get();
        }
        if (schema.has("pattern")) {
            return PatternText.matching(schema.get("pattern").asText(), least(), most());
        }
        if (EXAMPLES.containsKey(format)) {
            return EXAMPLES.get(format);
        }
        String word = name.isEmpty() ? "text" : name;
        String longEnough = word.length() < least() ? word + ".".repeat(least() - word.length()) : word;
        return cut(longEnough);
    }

    private String shortened(String text, String format) {
        return format.isEmpty() && !schema.has("pattern") ? cut(text) : text;
    }

    private String cut(String text) {
        return text.codePointCount(0, text.length()) <= most()
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most()));
    }

    private int least() {
        return schema.path("minLength").asInt(0);
    }

    private int most() {
        return schema.path("maxLength").asInt(Integer.MAX_VALUE);
    }

    private boolean fits(String text, String format) {
        int length = text.codePointCount(0, text.length());
        return length >= least() && length <= most() && fitsPattern(text) && fitsFormat(text, format);
    }

    private boolean fitsPattern(String text) {
        try {
            return !schema.has("pattern")
                    || Pattern.compile(schema.get("pattern").asText())
                            .matcher(text)
                            .find();
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean fitsFormat(String text, String format) {
        try {
            switch (format) {
                case "date" -> LocalDate.parse(text);
                case "date-time" -> OffsetDateTime.parse(text);
                case "email" -> {
                    return text.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+");
                }
                default -> {
                    return !EXAMPLES.containsKey(format);
                }
            }
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
