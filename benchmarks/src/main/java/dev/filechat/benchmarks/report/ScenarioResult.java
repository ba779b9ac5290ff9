// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.List;
import java.util.Map;

/**
 * How the contenders of a scenario did.
 *
 * @param id which scenario
 * @param title for people
 * @param parameters of the benchmark
 * @param bytes how many bytes one operation moves; 0 where that is not the point
 * @param operations how many things one operation does
 * @param contenders in the scenario's order
 */
record ScenarioResult(
        String id,
        String title,
        Map<String, String> parameters,
        long bytes,
        int operations,
        List<ContenderResult> contenders) {
    private static final double GIB = 1L << 30;
    private static final double MIB = 1L << 20;

    /** The samples of a contender. */
    Samples of(String label) {
        return contenders.stream()
                .filter(contender -> contender.label().equals(label))
                .map(ContenderResult::samples)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(id + " has no contender " + label));
    }

    /** The median time of one operation. */
    double milliseconds(String label) {
        return Samples.median(of(label).milliseconds());
    }

    /** How many times as fast one is as another: over 1 is faster. */
    double speed(String label, String other) {
        return milliseconds(other) / milliseconds(label);
    }

    double mebibytesPerSecond(String label) {
        return bytes / MIB / (milliseconds(label) / 1000);
    }

    /** The client's processor time for a GiB. */
    double cpuSecondsPerGib(String label) {
        return Samples.median(of(label).cpuMilliseconds()) / 1000 * (GIB / bytes);
    }

    /** The client's processor time beside another's: under 1 is less. */
    double cpu(String label, String other) {
        return Samples.median(of(label).cpuMilliseconds())
                / Samples.median(of(other).cpuMilliseconds());
    }

    double allocatedMebibytesPerGib(String label) {
        return Samples.median(of(label).allocatedBytes()) / MIB * (GIB / bytes);
    }

    double allocatedMebibytes(String label) {
        return Samples.median(of(label).allocatedBytes()) / MIB;
    }

    /** The highest peak of all rounds. */
    double peakMebibytes(String label) {
        return of(label).peakMebibytes().stream()
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NaN);
    }
}
