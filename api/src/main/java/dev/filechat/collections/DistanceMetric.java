// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.ConstantNames;

/**
 * How the distance of two vectors is measured.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record DistanceMetric(int number) {
    private static final ConstantNames NAMES = new ConstantNames("DistanceMetric");

    /** Not specified. */
    public static final DistanceMetric UNKNOWN = new DistanceMetric(NAMES.put(0, "UNKNOWN"));

    /** By the cosine of their angle. */
    public static final DistanceMetric COSINE = new DistanceMetric(NAMES.put(1, "COSINE"));

    /** By the length of their difference. */
    public static final DistanceMetric EUCLIDEAN = new DistanceMetric(NAMES.put(2, "EUCLIDEAN"));

    /** By their inner product. */
    public static final DistanceMetric INNER_PRODUCT = new DistanceMetric(NAMES.put(3, "INNER_PRODUCT"));

    /** {@return the constant's name, or {@code DistanceMetric(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
