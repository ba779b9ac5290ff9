// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.ConstantNames;

/**
 * What the model does about the content that a {@link Guideline} names.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record GuidelineBehavior(int number) {
    private static final ConstantNames NAMES = new ConstantNames("GuidelineBehavior");

    /** Not specified. */
    public static final GuidelineBehavior UNSPECIFIED = new GuidelineBehavior(NAMES.put(0, "UNSPECIFIED"));

    /** It declines to write such content. */
    public static final GuidelineBehavior DECLINE = new GuidelineBehavior(NAMES.put(1, "DECLINE"));

    /** {@return the constant's name, or {@code GuidelineBehavior(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
