// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

/** A field of {@link FileFilter} that is a number of bytes. Immutable and thread-safe. */
public final class SizeField {
    private final String name;

    SizeField(String name) {
        this.name = name;
    }

    /** Matches files with this number of bytes. */
    public FileFilter is(long bytes) {
        return compared("=", bytes);
    }

    /** Matches files with another number of bytes. */
    public FileFilter isNot(long bytes) {
        return compared("!=", bytes);
    }

    /** Matches files with more bytes. */
    public FileFilter greaterThan(long bytes) {
        return compared(">", bytes);
    }

    /** Matches files with this number of bytes or more. */
    public FileFilter atLeast(long bytes) {
        return compared(">=", bytes);
    }

    /** Matches files with fewer bytes. */
    public FileFilter lessThan(long bytes) {
        return compared("<", bytes);
    }

    /** Matches files with this number of bytes or fewer. */
    public FileFilter atMost(long bytes) {
        return compared("<=", bytes);
    }

    private FileFilter compared(String operator, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes is " + bytes + "; it must be 0 or more");
        }
        return FileFilter.comparison(name, operator, Long.toString(bytes));
    }
}
