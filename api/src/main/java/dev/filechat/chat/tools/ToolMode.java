// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.ConstantNames;

/**
 * Whether the model may, must or must not call tools.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ToolMode(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ToolMode");

    /** Not specified. */
    public static final ToolMode UNSPECIFIED = new ToolMode(NAMES.put(0, "UNSPECIFIED"));

    /** The model decides; the service's default when there are tools. */
    public static final ToolMode AUTO = new ToolMode(NAMES.put(1, "AUTO"));

    /** No tool is called. */
    public static final ToolMode NONE = new ToolMode(NAMES.put(2, "NONE"));

    /** At least one tool is called. */
    public static final ToolMode REQUIRED = new ToolMode(NAMES.put(3, "REQUIRED"));

    /** {@return the constant's name, or {@code ToolMode(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
