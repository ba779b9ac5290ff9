// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.Locale;

/**
 * Compares with an earlier run: what counts are the ratios to the first contender of the same run, since another
 * machine, or a busier one, changes all times alike.
 */
final class BaselineComparison {
    /** What two runs of the same code differ by on a quiet machine. */
    private static final double NOISE = 0.1;

    private BaselineComparison() {}

    /** A Markdown table of what both have. */
    static String table(Report earlier, Report now) {
        StringBuilder table = new StringBuilder("""
                | comparison | contender | earlier | now | |
                | --- | --- | --: | --: | --- |
                """);
        for (ScenarioResult result : now.scenarios()) {
            earlier.scenario(result.id()).ifPresent(before -> add(table, before, result));
        }
        return table.toString();
    }

    private static void add(StringBuilder table, ScenarioResult before, ScenarioResult now) {
        String first = now.contenders().getFirst().label();
        now.contenders().stream()
                .skip(1)
                .map(ContenderResult::label)
                .filter(label -> before.contenders().stream()
                        .map(ContenderResult::label)
                        .toList()
                        .contains(label))
                .forEach(label -> {
                    double was = before.speed(label, first);
                    double is = now.speed(label, first);
                    String verdict =
                            is < was * (1 - NOISE) ? "**slower**" : is > was * (1 + NOISE) ? "faster" : "the same";
                    table.append(String.format(
                            Locale.ROOT, "| %s | %s | %.2f × | %.2f × | %s |%n", now.id(), label, was, is, verdict));
                });
    }
}
