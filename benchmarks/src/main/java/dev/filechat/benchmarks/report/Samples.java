// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.Arrays;
import java.util.List;

/**
 * What was measured of a contender, in all rounds together: a figure for each iteration.
 *
 * @param milliseconds the time of an operation
 * @param cpuMilliseconds the client's processor time for one
 * @param allocatedBytes what the client allocated on its heap for one
 * @param peakMebibytes the most resident memory that the client's JVM has had
 */
record Samples(
        List<Double> milliseconds,
        List<Double> cpuMilliseconds,
        List<Double> allocatedBytes,
        List<Double> peakMebibytes) {

    /** The middle one; NaN of none. */
    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        if (sorted.length == 0) {
            return Double.NaN;
        }
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
