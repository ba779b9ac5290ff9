// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.internal.values.ConstantNames;

/**
 * Who a message or an output comes from.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record Role(int number) {
    private static final ConstantNames NAMES = new ConstantNames("Role");

    /** Not specified. */
    public static final Role UNSPECIFIED = new Role(NAMES.put(0, "UNSPECIFIED"));

    /** The user. */
    public static final Role USER = new Role(NAMES.put(1, "USER"));

    /** The model. */
    public static final Role ASSISTANT = new Role(NAMES.put(2, "ASSISTANT"));

    /** Instructions to the model. */
    public static final Role SYSTEM = new Role(NAMES.put(3, "SYSTEM"));

    /** The result of a function, the older form of {@link #TOOL}. */
    public static final Role FUNCTION = new Role(NAMES.put(4, "FUNCTION"));

    /** The result of a tool call. */
    public static final Role TOOL = new Role(NAMES.put(5, "TOOL"));

    /** Instructions of the application's developer. */
    public static final Role DEVELOPER = new Role(NAMES.put(6, "DEVELOPER"));

    /** {@return the constant's name, or {@code Role(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
