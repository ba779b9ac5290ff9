// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Markdown fences that models often put around JSON: three or more backticks or tildes, with or without a word for
 * the language, on lines of their own or on one line with the JSON, and one within the other.
 */
public final class MarkdownFence {
    /** The language may be on a line of its own, or stand before the brace or bracket that begins the JSON. */
    private static final Pattern OPENING =
            Pattern.compile("(`{3,}+|~{3,}+)(?:[^\\r\\n{\\[`~]*+\\R|[^\\s{\\[`~]*+[ \\t]*+(?=[{\\[]))");

    private MarkdownFence() {}

    /** The text without the fences and blanks around it. */
    public static String off(String text) {
        int start = skipBlanks(text, 0);
        int end = Math.max(start, skipBlanksBack(text, text.length()));
        Matcher opening = OPENING.matcher(text).useTransparentBounds(true);
        while (start < end && opening.region(start, end).lookingAt()) {
            String marker = opening.group(1);
            int close = end;
            while (close > opening.end() && text.charAt(close - 1) == marker.charAt(0)) {
                close--;
            }
            if (end - close < marker.length()) {
                break; // not closed
            }
            start = skipBlanks(text, opening.end());
            end = Math.max(start, skipBlanksBack(text, close));
        }
        return text.substring(start, end);
    }

    /**
     * The number of characters at the beginning of a text that are blanks and opening fences; -1 if more of the text is
     * needed to tell.
     */
    static int beginning(String text) {
        Matcher opening = OPENING.matcher(text);
        int start = skipBlanks(text, 0);
        while (start < text.length() && isMark(text.charAt(start))) {
            if (!opening.region(start, text.length()).lookingAt()) {
                return text.chars().skip(start).anyMatch(MarkdownFence::endsOpening) ? start : -1;
            }
            start = skipBlanks(text, opening.end());
        }
        return start < text.length() ? start : -1;
    }

    private static boolean isMark(char c) {
        return c == '`' || c == '~';
    }

    private static boolean endsOpening(int c) {
        return c == '\n' || c == '{' || c == '[';
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipBlanksBack(String text, int from) {
        int i = from;
        while (i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }
}
