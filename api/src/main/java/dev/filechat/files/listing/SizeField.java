// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.listing;

/** A field of {@link FileFilter} that is a number of bytes. Immutable and thread-safe. */
public final class SizeField {
    private final String name;

    SizeField(String name) {
        this.name = name;
    }

    /** It is the given number of bytes. */
    public FileFilter is(long bytes) {
        return compared("=", bytes);
    }

    /** It is another number of bytes. */
    public FileFilter isNot(long bytes) {
        return compared("!=", bytes);
    }

    /** It is more than the given number of bytes. */
    public FileFilter greaterThan(long bytes) {
        return compared(">", bytes);
    }

    /** It is the given number of bytes, or more. */
    public FileFilter atLeast(long bytes) {
        return compared(">=", bytes);
    }

    /** It is less than the given number of bytes. */
    public FileFilter lessThan(long bytes) {
        return compared("<", bytes);
    }

    /** It is the given number of bytes, or less. */
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
