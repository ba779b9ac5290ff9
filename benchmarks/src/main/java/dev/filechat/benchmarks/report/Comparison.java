// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Runs the contenders of a scenario, each in a JVM of its own, a few operations of each by turns, so that what happens
 * to the machine happens to all of them.
 */
final class Comparison {
    static {
        // the contenders of a comparison are runs of JMH at the same time; Turns lets one work, not JMH's lock
        System.setProperty("jmh.ignoreLock", "true");
    }

    private Comparison() {}

    /** @param rounds how often the JVMs are started anew */
    static ScenarioResult run(Scenario scenario, int rounds) throws Exception {
        List<ContenderResult> results = scenario.contenders().stream()
                .map(contender -> new ContenderResult(
                        contender.label(),
                        new Samples(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>())))
                .toList();
        String labels = results.stream().map(ContenderResult::label).collect(Collectors.joining(", "));
        for (int round = 1; round <= rounds; round++) {
            System.err.printf("%s, round %d of %d: %s%n", scenario.id(), round, rounds, labels);
            run(scenario, results);
        }
        return new ScenarioResult(
                scenario.id(),
                scenario.title(),
                scenario.parameters(),
                scenario.bytes(),
                scenario.operations(),
                results);
    }

    private static void run(Scenario scenario, List<ContenderResult> results) throws Exception {
        List<Future<?>> runs = new ArrayList<>();
        try (Turns turns = Turns.open();
                ExecutorService threads = Executors.newCachedThreadPool()) {
            for (int i = 0; i < results.size(); i++) {
                Contender contender = scenario.contenders().get(i);
                Samples samples = results.get(i).samples();
                runs.add(threads.submit(() -> {
                    ForkedRun.addTo(samples, scenario, contender, turns);
                    return contender;
                }));
            }
        }
        for (Future<?> run : runs) {
            run.get();
        }
    }
}
