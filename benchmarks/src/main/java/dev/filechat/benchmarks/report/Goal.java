// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a figure has to be, and what is hoped for.
 *
 * @param what for people
 * @param bound what it has to be at least, or at most
 * @param aim what is hoped for
 * @param atLeast whether more is better
 * @param figure takes it from a report; none if it was not measured
 */
record Goal(String what, double bound, double aim, boolean atLeast, Function<Report, Optional<Double>> figure) {

    static Goal atLeast(String what, double bound, double aim, String scenario, Function<ScenarioResult, Double> of) {
        return new Goal(
                what, bound, aim, true, report -> report.scenario(scenario).map(of));
    }

    static Goal atMost(String what, double bound, double aim, String scenario, Function<ScenarioResult, Double> of) {
        return new Goal(
                what, bound, aim, false, report -> report.scenario(scenario).map(of));
    }

    static Goal atMost(String what, double bound, double aim, String program, String name) {
        return new Goal(
                what,
                bound,
                aim,
                false,
                report -> Optional.ofNullable(report.programs().get(program)).map(figures -> figures.get(name)));
    }

    /** A line of the table. */
    String line(double measured) {
        String verdict = reaches(measured, aim) ? "aim" : reaches(measured, bound) ? "kept" : "**missed**";
        return String.format(
                Locale.ROOT,
                "| %s | %s %s | %s | %.2f | %s |%n",
                what,
                atLeast ? "≥" : "≤",
                plain(bound),
                plain(aim),
                measured,
                verdict);
    }

    private boolean reaches(double measured, double wanted) {
        return atLeast ? measured >= wanted : measured <= wanted;
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.format(Locale.ROOT, "%.0f", value) : Double.toString(value);
    }
}
