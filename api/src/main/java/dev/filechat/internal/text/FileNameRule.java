// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import org.jspecify.annotations.Nullable;

/** The service's rule for the name of a file. */
public final class FileNameRule {
    private static final int MAX_CHARACTERS = 255;

    private FileNameRule() {}

    /** Refuses the name of a source that the service would refuse. */
    public static void check(String name) {
        check(name, " with FileSource.named(...)");
    }

    /** {@return a name that the service takes} */
    public static String given(String name) {
        check(name, "");
        return name;
    }

    private static void check(String name, String way) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("The file name is empty; give one" + way);
        }
        int characters = name.codePointCount(0, name.length());
        if (characters > MAX_CHARACTERS) {
            throw new IllegalArgumentException("The file name has " + characters + " characters; the service takes at"
                    + " most " + MAX_CHARACTERS + ". Give a shorter one" + way);
        }
        int half = TextRule.halfOfPair(name);
        for (int i = 0; i < name.length(); i++) {
            String refused = i == half ? "half of a surrogate pair" : refused(name.charAt(i));
            if (refused != null) {
                throw new IllegalArgumentException("The file name \"" + ServerText.printable(name) + "\" has " + refused
                        + " at position " + (i + 1)
                        + ", which the service refuses. Give another one" + way);
            }
        }
    }

    private static @Nullable String refused(char c) {
        return switch (c) {
            case '"' -> "a double quote";
            case ';' -> "a semicolon";
            case '\\' -> "a backslash";
            case '\u0085', '\u2028', '\u2029', '\n', '\r' -> "a line terminator";
            default -> c < ' ' || c == 0x7f ? "a control character" : null;
        };
    }
}
