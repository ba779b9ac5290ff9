// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.internal.values.ConstantNames;

/**
 * Why the model stopped.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record FinishReason(int number) {
    private static final ConstantNames NAMES = new ConstantNames("FinishReason");

    /** Not specified, or not finished yet. */
    public static final FinishReason UNSPECIFIED = new FinishReason(NAMES.put(0, "UNSPECIFIED"));

    /** The limit of output tokens was reached. */
    public static final FinishReason MAX_LENGTH = new FinishReason(NAMES.put(1, "MAX_LENGTH"));

    /** The model's context is full. */
    public static final FinishReason MAX_CONTEXT = new FinishReason(NAMES.put(2, "MAX_CONTEXT"));

    /** The model ended by itself, or at a stop sequence. */
    public static final FinishReason STOP = new FinishReason(NAMES.put(3, "STOP"));

    /** The model asks for tool calls. */
    public static final FinishReason TOOL_CALLS = new FinishReason(NAMES.put(4, "TOOL_CALLS"));

    /** The service's time limit was reached. */
    public static final FinishReason TIME_LIMIT = new FinishReason(NAMES.put(5, "TIME_LIMIT"));

    /** {@return the constant's name, or {@code FinishReason(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
