// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.values.ConstantNames;

/**
 * The size of a picture.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ImageResolution(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ImageResolution");

    /** Not specified. */
    public static final ImageResolution UNSPECIFIED = new ImageResolution(NAMES.put(0, "UNSPECIFIED"));

    /** About 1,000 pixels wide or high. */
    public static final ImageResolution ONE_K = new ImageResolution(NAMES.put(1, "ONE_K"));

    /** About 2,000 pixels wide or high. */
    public static final ImageResolution TWO_K = new ImageResolution(NAMES.put(2, "TWO_K"));

    /** {@return the constant's name, or {@code ImageResolution(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
