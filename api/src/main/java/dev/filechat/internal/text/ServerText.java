// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import java.util.function.IntPredicate;

/** Makes text from outside safe for a log, a message or a terminal. */
public final class ServerText {
    private static final int MAX_LENGTH = 500;

    private ServerText() {}

    /**
     * {@return the text with control characters, line terminators and marks of direction escaped, cut after 500
     * characters}
     */
    public static String printable(String text) {
        return escaped(text, ServerText::breaksLine, MAX_LENGTH);
    }

    /**
     * {@return the text with control characters, line terminators and marks of direction escaped, in its whole length}
     */
    public static String escaped(String text) {
        return isPrintable(text) ? text : escaped(text, ServerText::breaksLine, Integer.MAX_VALUE);
    }

    /**
     * {@return the text with its lines and tabs as they are, and all else escaped that controls a terminal or turns
     * text}
     */
    public static String forTerminal(String text) {
        return escaped(text.replace("\r\n", "\n"), ServerText::controlsTerminal, Integer.MAX_VALUE);
    }

    /** {@return whether nothing of the text would be escaped} */
    static boolean isPrintable(String text) {
        return text.codePoints().noneMatch(ServerText::breaksLine);
    }

    private static String escaped(String text, IntPredicate harmful, int maxLength) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), maxLength) + 1);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            String piece = harmful.test(c) ? escape(c) : Character.toString(c);
            if (out.length() > maxLength - piece.length()) {
                return out.append('…').toString();
            }
            out.append(piece);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static String escape(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", c);
        };
    }

    private static boolean breaksLine(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isMark(c) || isTurn(c) || isHalfOfPair(c);
    }

    private static boolean controlsTerminal(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t') || isTurn(c) || isHalfOfPair(c);
    }

    /** {@return whether it is a mark of ordinary Arabic and Hebrew, which can make a line read as another one} */
    private static boolean isMark(int c) {
        return c == '\u061c' || c == '\u200e' || c == '\u200f';
    }

    /** {@return whether it turns the direction of the text after it} */
    private static boolean isTurn(int c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isHalfOfPair(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
