// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.ConstantNames;

/**
 * How many agents of a multi-agent model work on an answer.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record AgentCount(int number) {
    private static final ConstantNames NAMES = new ConstantNames("AgentCount");

    /** Not specified. */
    public static final AgentCount UNSPECIFIED = new AgentCount(NAMES.put(0, "UNSPECIFIED"));

    /** Four agents. */
    public static final AgentCount FOUR = new AgentCount(NAMES.put(1, "FOUR"));

    /** Sixteen agents. */
    public static final AgentCount SIXTEEN = new AgentCount(NAMES.put(2, "SIXTEEN"));

    /** {@return the constant's name, or {@code AgentCount(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
