// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

/** An expression that makes no sense. The message says where, and what was expected. */
public final class FilterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private FilterException(String message) {
        super(message);
    }

    static FilterException at(int position, String expected, String found) {
        return new FilterException(
                "Invalid filter at character " + position + ": expected " + expected + ", but found " + found + ".");
    }
}
