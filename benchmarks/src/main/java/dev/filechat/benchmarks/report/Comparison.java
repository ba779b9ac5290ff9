// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the contenders of a scenario by turns, each in a JVM of its own each time, so that what happens to the machine
 * happens to all of them.
 */
final class Comparison {
    private Comparison() {}

    /** @param rounds how often each has its turn */
    static ScenarioResult run(Scenario scenario, int rounds) throws RunnerException {
        List<ContenderResult> results = scenario.contenders().stream()
                .map(contender -> new ContenderResult(
                        contender.label(),
                        new Samples(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>())))
                .toList();
        for (int round = 1; round <= rounds; round++) {
            for (int i = 0; i < results.size(); i++) {
                System.err.printf(
                        "%s, round %d of %d: %s%n",
                        scenario.id(), round, rounds, results.get(i).label());
                ForkedRun.addTo(
                        results.get(i).samples(),
                        scenario,
                        scenario.contenders().get(i));
            }
        }
        return new ScenarioResult(
                scenario.id(),
                scenario.title(),
                scenario.parameters(),
                scenario.bytes(),
                scenario.operations(),
                results);
    }
}
