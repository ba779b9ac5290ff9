// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

/** What the text of a key may be. */
public final class KeyRule {
    private KeyRule() {}

    /**
     * Refuses what cannot be a key. The message does not hold it.
     *
     * @param name what the message calls it, for example {@code API key}
     */
    public static void check(String name, String key) {
        if (key.isEmpty()) {
            throw new IllegalArgumentException("The " + name + " is empty");
        }
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("The " + name + " has " + describe(c) + " at position " + (i + 1)
                        + " of " + key.length() + "; a key is printable ASCII with no spaces. Was it copied whole?");
            }
        }
    }

    private static String describe(char c) {
        return switch (c) {
            case '\n', '\r' -> "a line break";
            case ' ' -> "a space";
            case '\t' -> "a tab";
            default -> c < ' ' || c == 0x7f ? "a control character" : "a character that is not ASCII";
        };
    }
}
