// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import static java.util.Objects.requireNonNull;

/** Refuses texts that cannot be sent: those with half of a surrogate pair, which UTF-8 cannot encode. */
public final class TextRule {
    private TextRule() {}

    /**
     * Refuses a text that would arrive as another one.
     *
     * @param name what the text is; the refusal names it, and does not hold the text
     * @return the text
     */
    public static String check(String name, String text) {
        int half = halfOfPair(requireNonNull(text, name));
        if (half >= 0) {
            throw new IllegalArgumentException(name + " has half of a surrogate pair at position " + (half + 1)
                    + ", which UTF-8 cannot encode; replace it first");
        }
        return text;
    }

    /** {@return the index of the first half of a surrogate pair that stands alone; -1 if there is none} */
    public static int halfOfPair(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** {@return the text with the replacement character U+FFFD in place of each half of a surrogate pair} */
    public static String repaired(String text) {
        return text.codePoints()
                .map(c -> Character.getType(c) == Character.SURROGATE ? '\ufffd' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
