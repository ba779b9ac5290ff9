// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A field of {@link FileFilter} that is a time. Immutable and thread-safe. Instants outside of the years 0 to 9999 are
 * refused with an {@link IllegalArgumentException}, since RFC 3339 cannot write them.
 */
public final class TimeField {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

    private final String name;

    TimeField(String name) {
        this.name = name;
    }

    /** Matches files in which the field is later. */
    public FileFilter after(Instant instant) {
        return compared(">", instant);
    }

    /** Matches files in which the field is this time or later. */
    public FileFilter atOrAfter(Instant instant) {
        return compared(">=", instant);
    }

    /** Matches files in which the field is earlier. */
    public FileFilter before(Instant instant) {
        return compared("<", instant);
    }

    /** Matches files in which the field is this time or earlier. */
    public FileFilter atOrBefore(Instant instant) {
        return compared("<=", instant);
    }

    /** Matches files without a value in this field. */
    public FileFilter isNull() {
        return FileFilter.comparison(name, "=", "null");
    }

    /** Matches files with a value in this field. */
    public FileFilter isNotNull() {
        return FileFilter.comparison(name, "!=", "null");
    }

    private FileFilter compared(String operator, Instant instant) {
        requireNonNull(instant, "instant");
        if (instant.isBefore(FIRST) || !instant.isBefore(AFTER_LAST)) {
            throw new IllegalArgumentException(
                    "instant is " + instant + "; RFC 3339 writes the years 0000 to 9999 only");
        }
        return FileFilter.comparison(name, operator, '"' + instant.toString() + '"');
    }
}
