// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.ConstantNames;

/**
 * How hard a reasoning model thinks before it answers.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ReasoningEffort(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ReasoningEffort");

    /** Not specified. */
    public static final ReasoningEffort UNSPECIFIED = new ReasoningEffort(NAMES.put(0, "UNSPECIFIED"));

    /** Fewer reasoning tokens. */
    public static final ReasoningEffort LOW = new ReasoningEffort(NAMES.put(1, "LOW"));

    /** Between low and high. */
    public static final ReasoningEffort MEDIUM = new ReasoningEffort(NAMES.put(2, "MEDIUM"));

    /** More reasoning tokens. */
    public static final ReasoningEffort HIGH = new ReasoningEffort(NAMES.put(3, "HIGH"));

    /** No reasoning. */
    public static final ReasoningEffort NONE = new ReasoningEffort(NAMES.put(4, "NONE"));

    /** More than high. */
    public static final ReasoningEffort XHIGH = new ReasoningEffort(NAMES.put(5, "XHIGH"));

    /** {@return the constant's name, or {@code ReasoningEffort(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
