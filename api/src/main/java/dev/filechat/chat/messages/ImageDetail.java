// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.internal.values.ConstantNames;

/**
 * At which resolution the model looks at an image.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ImageDetail(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ImageDetail");

    /** Not specified. */
    public static final ImageDetail UNSPECIFIED = new ImageDetail(NAMES.put(0, "UNSPECIFIED"));

    /** The service chooses. */
    public static final ImageDetail AUTO = new ImageDetail(NAMES.put(1, "AUTO"));

    /** Low: fewer tokens, faster. */
    public static final ImageDetail LOW = new ImageDetail(NAMES.put(2, "LOW"));

    /** High: more tokens, more detail. */
    public static final ImageDetail HIGH = new ImageDetail(NAMES.put(3, "HIGH"));

    /** {@return the constant's name, or {@code ImageDetail(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
