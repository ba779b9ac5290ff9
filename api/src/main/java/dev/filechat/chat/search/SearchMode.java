// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.internal.values.ConstantNames;

/**
 * Whether the service searches, see {@link SearchParameters}.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record SearchMode(int number) {
    private static final ConstantNames NAMES = new ConstantNames("SearchMode");

    /** Not specified. */
    public static final SearchMode UNSPECIFIED = new SearchMode(NAMES.put(0, "UNSPECIFIED"));

    /** No search. */
    public static final SearchMode OFF = new SearchMode(NAMES.put(1, "OFF"));

    /** Always search. */
    public static final SearchMode ON = new SearchMode(NAMES.put(2, "ON"));

    /** The model decides. */
    public static final SearchMode AUTO = new SearchMode(NAMES.put(3, "AUTO"));

    /** {@return the constant's name, or {@code SearchMode(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
