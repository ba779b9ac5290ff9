// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.ConstantNames;

/**
 * The status of a tool call.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ToolCallStatus(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ToolCallStatus");

    /** Under way; also what an absent status reads as. */
    public static final ToolCallStatus IN_PROGRESS = new ToolCallStatus(NAMES.put(0, "IN_PROGRESS"));

    /** Done. */
    public static final ToolCallStatus COMPLETED = new ToolCallStatus(NAMES.put(1, "COMPLETED"));

    /** Ended before it was done. */
    public static final ToolCallStatus INCOMPLETE = new ToolCallStatus(NAMES.put(2, "INCOMPLETE"));

    /** Failed, see {@link ToolCall#errorMessage()}. */
    public static final ToolCallStatus FAILED = new ToolCallStatus(NAMES.put(3, "FAILED"));

    /** {@return the constant's name, or {@code ToolCallStatus(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
