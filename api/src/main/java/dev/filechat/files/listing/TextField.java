// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

import dev.filechat.internal.text.ServerText;

/**
 * A field of {@link FileFilter} that is a text. Immutable and thread-safe.
 *
 * <p>The service does not say how a quote within a text is written, so a text with a double quote, a backslash, a
 * control character, a line terminator or half of a surrogate pair is refused with an {@link IllegalArgumentException};
 * the name of no file has one.
 */
public final class TextField {
    private final String name;

    TextField(String name) {
        this.name = name;
    }

    /** Matches files in which the field is this text. */
    public FileFilter is(String text) {
        return FileFilter.comparison(name, "=", quoted(text));
    }

    /** Matches files in which the field is another text. */
    public FileFilter isNot(String text) {
        return FileFilter.comparison(name, "!=", quoted(text));
    }

    /** Matches files in which the field is one of these texts. */
    public FileFilter isAnyOf(String first, String... more) {
        FileFilter any = is(first);
        for (String text : more) {
            any = any.or(is(text));
        }
        return any;
    }

    /** Matches files without a value in this field. */
    public FileFilter isNull() {
        return FileFilter.comparison(name, "=", "null");
    }

    /** Matches files with a value in this field. */
    public FileFilter isNotNull() {
        return FileFilter.comparison(name, "!=", "null");
    }

    private String quoted(String text) {
        text.codePoints().filter(TextField::isUnsafe).findFirst().ifPresent(c -> {
            throw new IllegalArgumentException("The text for " + name + " has the character U+%04X".formatted(c)
                    + ", which cannot be quoted safely: " + ServerText.printable(text));
        });
        return '"' + text + '"';
    }

    private static boolean isUnsafe(int c) {
        return c == '"'
                || c == '\\'
                || c == '\u2028'
                || c == '\u2029'
                || Character.isISOControl(c)
                || Character.getType(c) == Character.SURROGATE;
    }
}
