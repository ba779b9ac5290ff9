// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.encoding;

import java.lang.Character.UnicodeScript;

/**
 * Tells text from text in the wrong encoding, which has capitals, signs and foreign letters in the middle of words.
 *
 * @param special how many characters are beyond ASCII
 * @param odd how many stand where no language has them
 */
record WordShape(int special, int odd) {

    /** One odd place in this number of characters beyond ASCII is normal. */
    private static final int NORMAL_PER_ODD = 12;

    private static final String WITHIN_WORDS = "\u2019\u2018\u00B7\u00AD\u2010\u2011\u200C\u200D\u30FC\u30FB";

    static WordShape of(String text) {
        int special = 0;
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                special++;
            }
            if (isNoText(c)
                    || (i > 0 && isOdd(text.charAt(i - 1), c, i + 1 < text.length() ? text.charAt(i + 1) : ' '))) {
                odd++;
            }
        }
        return new WordShape(special, odd);
    }

    boolean fits() {
        return odd * NORMAL_PER_ODD <= special;
    }

    private static boolean isNoText(char c) {
        return (c >= 0x7F && c < 0xA0 && c != 0x85) || (c >= 0xE000 && c < 0xF900) || c == 0xFFFD;
    }

    private static boolean isOdd(char before, char c, char after) {
        if (before < 0x80 && c < 0x80) {
            return false;
        }
        if (Character.isLetter(before) && Character.isLetter(c)) {
            return (Character.isLowerCase(before) && Character.isUpperCase(c)) || !together(before, c);
        }
        return c >= 0x80
                && Character.isLetter(before)
                && Character.isLetter(after)
                && !Character.isLetter(c)
                && !isMark(c)
                && WITHIN_WORDS.indexOf(c) < 0
                && UnicodeScript.of(before) == UnicodeScript.of(after)
                && isCased(before);
    }

    private static boolean isMark(char c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isCased(char c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c);
    }

    /** Scripts with capitals are not mixed in one word. */
    private static boolean together(char a, char b) {
        return UnicodeScript.of(a) == UnicodeScript.of(b) || !isCased(a) || !isCased(b);
    }
}
