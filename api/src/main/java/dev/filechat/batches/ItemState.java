// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import dev.filechat.internal.values.ConstantNames;

/**
 * How far a chat of a batch is.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ItemState(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ItemState");

    /** Not specified. */
    public static final ItemState UNKNOWN = new ItemState(NAMES.put(0, "UNKNOWN"));

    /** It has no outcome yet. */
    public static final ItemState PENDING = new ItemState(NAMES.put(1, "PENDING"));

    /** It was answered. */
    public static final ItemState SUCCEEDED = new ItemState(NAMES.put(2, "SUCCEEDED"));

    /** It was cancelled. */
    public static final ItemState CANCELLED = new ItemState(NAMES.put(3, "CANCELLED"));

    /** It failed. */
    public static final ItemState FAILED = new ItemState(NAMES.put(4, "FAILED"));

    /** {@return the constant's name, or {@code ItemState(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
