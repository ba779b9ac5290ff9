// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A contender in a JVM of its own, which takes turns with the others. */
final class ForkedRun {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private ForkedRun() {}

    /** Runs it, and adds what it measured. */
    static void addTo(Samples samples, Scenario scenario, Contender contender, Turns turns) throws RunnerException {
        List<String> arguments = new ArrayList<>(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--sun-misc-unsafe-memory-access=allow",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + TurnProfiler.PORT + "=" + turns.port()));
        arguments.addAll(contender.jvmArguments());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(scenario.benchmark().getName().replace(".", "\\.") + "\\." + contender.method() + "$")
                .forks(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .addProfiler(TurnProfiler.class)
                .addProfiler(CpuProfiler.class)
                .addProfiler(PeakMemoryProfiler.class)
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(arguments.toArray(String[]::new));
        if (scenario.warmUps() > 0) {
            options.warmupIterations(scenario.warmUps());
        }
        scenario.parameters().forEach((name, value) -> options.param(name, value));
        contender.parameters().forEach((name, value) -> options.param(name, value));
        for (RunResult result : new Runner(options.build()).run()) {
            result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .forEach(iteration -> add(samples, iteration));
        }
    }

    private static void add(Samples samples, IterationResult iteration) {
        samples.milliseconds().add(iteration.getPrimaryResult().getScore());
        iteration.getSecondaryResults().forEach((name, result) -> {
            if (name.endsWith(CpuProfiler.NAME)) {
                samples.cpuMilliseconds().add(result.getScore());
            } else if (name.endsWith(ALLOCATED)) {
                samples.allocatedBytes().add(result.getScore());
            } else if (name.endsWith(PeakMemoryProfiler.NAME)) {
                samples.peakMebibytes().add(result.getScore());
            }
        });
    }
}
