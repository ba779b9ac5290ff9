// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The texts of a JSON object, for the few results of the service's tools that are JSON: this module has no library for
 * it. Not for what users write.
 */
public final class JsonTexts {
    private static final int HEX = 16;
    private static final int HEX_DIGITS = 4;

    private final String json;
    private int at;

    private JsonTexts(String json) {
        this.json = json;
    }

    /**
     * {@return the members of the object whose values are texts; empty if it is no flat JSON object} Members with
     * numbers, {@code true}, {@code false} and {@code null} are left out; objects and arrays inside are not read.
     */
    public static Optional<Map<String, String>> of(String json) {
        try {
            return Optional.of(new JsonTexts(json).object());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private Map<String, String> object() {
        Map<String, String> texts = new LinkedHashMap<>();
        require('{');
        if (next() == '}') {
            at++;
        } else {
            member(texts);
            while (next() == ',') {
                at++;
                member(texts);
            }
            require('}');
        }
        skipSpace();
        if (at != json.length()) {
            throw new IllegalArgumentException("There is more behind the object");
        }
        return texts;
    }

    private void member(Map<String, String> texts) {
        String key = text();
        require(':');
        if (next() == '"') {
            texts.put(key, text());
        } else {
            skipWord();
        }
    }

    private void skipWord() {
        int start = at;
        while (Character.isLetterOrDigit(json.charAt(at)) || "+-.".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
        if (at == start) {
            throw new IllegalArgumentException("No value");
        }
    }

    private String text() {
        require('"');
        StringBuilder text = new StringBuilder();
        while (true) {
            int start = at;
            while (json.charAt(at) != '"' && json.charAt(at) != '\\') {
                at++;
            }
            text.append(json, start, at);
            if (json.charAt(at++) == '"') {
                return text.toString();
            }
            text.append(escaped());
        }
    }

    private char escaped() {
        char escape = json.charAt(at++);
        return switch (escape) {
            case '"', '\\', '/' -> escape;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                at += HEX_DIGITS;
                yield (char) Integer.parseInt(json, at - HEX_DIGITS, at, HEX);
            }
            default -> throw new IllegalArgumentException("No escape");
        };
    }

    private void require(char wanted) {
        if (next() != wanted) {
            throw new IllegalArgumentException("Not JSON");
        }
        at++;
    }

    private char next() {
        skipSpace();
        return json.charAt(at);
    }

    private void skipSpace() {
        while (at < json.length() && " \t\r\n".indexOf(json.charAt(at)) >= 0) {
            at++;
        }
    }
}
