// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

/** Makes text that came from outside fit for one line of a log or a message. */
public final class ServerText {
    private static final int MAX_LENGTH = 500;

    private ServerText() {}

    /** The text with control characters, line terminators and marks of direction escaped, cut after 500 characters. */
    public static String printable(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 1);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            String piece = piece(c);
            if (out.length() + piece.length() > MAX_LENGTH) {
                return out.append('…').toString();
            }
            out.append(piece);
            i += Character.charCount(c);
        }
        return out.toString();
    }

    /** Whether nothing of the text would be escaped. */
    static boolean isPrintable(String text) {
        return text.codePoints().allMatch(c -> piece(c).length() == Character.charCount(c));
    }

    private static String piece(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default ->
                Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isDirectional(c) || isHalfOfPair(c)
                        ? String.format("\\u%04x", c)
                        : Character.toString(c);
        };
    }

    /** Marks that turn the direction of the text around them can make a line read as another one. */
    private static boolean isDirectional(int c) {
        return c == '\u061c'
                || c == '\u200e'
                || c == '\u200f'
                || (c >= '\u202a' && c <= '\u202e')
                || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isHalfOfPair(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
