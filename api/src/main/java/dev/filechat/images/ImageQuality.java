// SPDX-License-Identifier: Apache-2.0
package dev.filechat.images;

import dev.filechat.internal.values.ConstantNames;

/**
 * How much work goes into a picture.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record ImageQuality(int number) {
    private static final ConstantNames NAMES = new ConstantNames("ImageQuality");

    /** Not specified. */
    public static final ImageQuality UNSPECIFIED = new ImageQuality(NAMES.put(0, "UNSPECIFIED"));

    /** Little. */
    public static final ImageQuality LOW = new ImageQuality(NAMES.put(1, "LOW"));

    /** Some. */
    public static final ImageQuality MEDIUM = new ImageQuality(NAMES.put(2, "MEDIUM"));

    /** Much. */
    public static final ImageQuality HIGH = new ImageQuality(NAMES.put(3, "HIGH"));

    /** {@return the constant's name, or {@code ImageQuality(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
