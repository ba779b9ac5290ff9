// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

/** Makes text that came from outside fit for one line of a log or a message. */
final class ServerText {
    private static final int MAX_LENGTH = 500;

    private ServerText() {}

    /** The text with control characters and line terminators escaped, cut after 500 characters. */
    static String printable(String text) {
        StringBuilder out = new StringBuilder(Math.min(text.length(), MAX_LENGTH) + 8);
        for (int i = 0; i < text.length() && out.length() < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || isDirectional(c)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return text.length() > MAX_LENGTH ? out.append('…').toString() : out.toString();
    }

    /** Marks that turn the direction of the text around them can make a line read as another one. */
    private static boolean isDirectional(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }
}
