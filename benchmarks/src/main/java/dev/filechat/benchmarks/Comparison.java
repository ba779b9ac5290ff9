// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs contenders by turns, each in a JVM of its own each time, so that what happens to the machine happens to all of
 * them; and compares their medians.
 */
final class Comparison {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Map<String, Samples> contenders = new LinkedHashMap<>();

    /** The measured values of a contender, those of all rounds together. */
    private record Samples(List<Double> time, List<Double> cpu, List<Double> allocated) {
        static Samples none() {
            return new Samples(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    /**
     * @param benchmark the class of the contenders, each a method
     * @param contenders the methods' names, the first one being what the others are compared with
     * @param rounds how often each has its turn
     */
    static Comparison run(Class<?> benchmark, List<String> contenders, int rounds, Map<String, String> parameters)
            throws RunnerException {
        Comparison comparison = new Comparison();
        contenders.forEach(name -> comparison.contenders.put(name, Samples.none()));
        for (int round = 1; round <= rounds; round++) {
            for (String contender : contenders) {
                System.err.printf("Round %d of %d: %s%n", round, rounds, contender);
                comparison.add(contender, run(benchmark, contender, parameters));
            }
        }
        return comparison;
    }

    private static Collection<RunResult> run(Class<?> benchmark, String contender, Map<String, String> parameters)
            throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(benchmark.getName().replace(".", "\\.") + "\\." + contender + "$")
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .addProfiler(CpuProfiler.class)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(
                        "-XX:+IgnoreUnrecognizedVMOptions",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED");
        parameters.forEach((name, value) -> options.param(name, value));
        return new Runner(options.build()).run();
    }

    private void add(String contender, Collection<RunResult> results) {
        Samples samples = contenders.getOrDefault(contender, Samples.none());
        for (RunResult result : results) {
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(iteration -> add(samples, iteration));
        }
    }

    private static void add(Samples samples, IterationResult iteration) {
        samples.time().add(iteration.getPrimaryResult().getScore());
        iteration.getSecondaryResults().forEach((name, result) -> {
            if (name.endsWith(CpuProfiler.NAME)) {
                samples.cpu().add(score(result));
            } else if (name.endsWith(ALLOCATED)) {
                samples.allocated().add(score(result));
            }
        });
    }

    private static double score(Result<?> result) {
        return result.getScore();
    }

    /** A Markdown table of medians, with ratios to the first contender. */
    String table() {
        StringBuilder table = new StringBuilder("""
                | contender | time (ms) | ratio | client CPU (ms) | ratio | allocated (MiB) | runs |
                | --- | --- | --- | --- | --- | --- | --- |
                """);
        Samples first = contenders.values().iterator().next();
        contenders.forEach((name, samples) -> table.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %.2f | %.1f | %.2f | %.2f | %d |%n",
                name,
                median(samples.time()),
                median(samples.time()) / median(first.time()),
                median(samples.cpu()),
                median(samples.cpu()) / median(first.cpu()),
                median(samples.allocated()) / (1 << 20),
                samples.time().size())));
        return table.toString();
    }

    private static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
