// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.internal.values.ConstantNames;

/**
 * The kind of content that a {@link Guideline} is about.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record GuidelineCategory(int number) {
    private static final ConstantNames NAMES = new ConstantNames("GuidelineCategory");

    /** Not specified. */
    public static final GuidelineCategory UNSPECIFIED = new GuidelineCategory(NAMES.put(0, "UNSPECIFIED"));

    /** Sexual content. */
    public static final GuidelineCategory NSFW = new GuidelineCategory(NAMES.put(1, "NSFW"));

    /** Violence. */
    public static final GuidelineCategory VIOLENCE = new GuidelineCategory(NAMES.put(2, "VIOLENCE"));

    /** Coarse language. */
    public static final GuidelineCategory PROFANITY = new GuidelineCategory(NAMES.put(5, "PROFANITY"));

    /** {@return the constant's name, or {@code GuidelineCategory(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
