// SPDX-License-Identifier: Apache-2.0
package dev.filechat.collections;

import dev.filechat.internal.values.ConstantNames;

/**
 * How the matches of a search are ranked.
 *
 * <p>Open: a value that this version does not know keeps its number. Immutable and thread-safe.
 *
 * @param number the number on the wire
 */
public record RankingMetric(int number) {
    private static final ConstantNames NAMES = new ConstantNames("RankingMetric");

    /** Not specified. */
    public static final RankingMetric UNKNOWN = new RankingMetric(NAMES.put(0, "UNKNOWN"));

    /** By the length of the difference of their vectors. */
    public static final RankingMetric L2_DISTANCE = new RankingMetric(NAMES.put(1, "L2_DISTANCE"));

    /** By the cosine of the angle of their vectors. */
    public static final RankingMetric COSINE_SIMILARITY = new RankingMetric(NAMES.put(2, "COSINE_SIMILARITY"));

    /** {@return the constant's name, or {@code RankingMetric(number)} for an unknown number} */
    @Override
    public String toString() {
        return NAMES.of(number);
    }
}
