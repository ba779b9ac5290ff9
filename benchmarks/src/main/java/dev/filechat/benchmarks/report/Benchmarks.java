// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import dev.filechat.benchmarks.programs.CallsAtOnce;
import dev.filechat.benchmarks.programs.LongRun;
import dev.filechat.benchmarks.programs.OpenStreams;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "benchmarks/run",
        description = "Measures filechat beside what it is measured by, and writes JSON, a Markdown page and charts.",
        mixinStandardHelpOptions = true)
public final class Benchmarks implements Callable<Integer> {
    /** A hundred in a second, for an hour. */
    private static final int UPLOADS_OF_AN_HOUR = 360_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--rounds",
            description = "How often the JVMs of the contenders are started anew. Default: 1 for short, 5 for whole.")
    private int rounds;

    @Option(
            names = "--out",
            defaultValue = "${sys:filechat.benchmarks.out:-report}",
            description = "The directory to write to. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Option(names = "--against", description = "The results.json of an earlier run, to tell what became slower.")
    private Path earlier;

    @Parameters(
            arity = "0..*",
            description =
                    "short: what the goals need, in less than ten minutes; whole: everything, in about an hour and a"
                            + " half; or the names of comparisons and programs. Default: short")
    private List<String> what = List.of("short");

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    private Benchmarks() {}

    /** Runs it. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Report before = earlier == null ? null : Report.read(earlier);
        List<Scenario> scenarios = scenarios();
        Files.createDirectories(out);
        Report report = measure(scenarios);
        report.write(out.resolve("results.json"));
        for (ScenarioResult result : report.scenarios()) {
            Charts.write(result, out);
        }
        String page = MarkdownReport.of(report)
                + (before == null
                        ? ""
                        : "## Beside the run of " + before.started() + "\n\n"
                                + BaselineComparison.table(before, report));
        Files.writeString(out.resolve("results.md"), page);
        System.out.print(page);
        System.err.println("Written to " + out);
        return 0;
    }

    private Report measure(List<Scenario> scenarios) throws Exception {
        int turns = rounds > 0 ? rounds : what.contains("whole") ? 5 : 1;
        String started = Instant.now().truncatedTo(ChronoUnit.MINUTES).toString();
        List<ScenarioResult> results = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            results.add(Comparison.run(scenario, turns));
        }
        Map<String, Map<String, Double>> programs = new LinkedHashMap<>();
        if (wanted("calls-at-once", true)) {
            programs.put("calls-at-once", ProgramRun.run(CallsAtOnce.class, "1000"));
        }
        if (wanted("open-streams", true)) {
            programs.put("open-streams", ProgramRun.run(OpenStreams.class, "10000", "filechat"));
            programs.put(
                    "open-streams, generated blocking stub",
                    ProgramRun.run(OpenStreams.class, "10000", "generatedBlockingStub"));
        }
        if (wanted("long-run", false)) {
            programs.put("long-run", ProgramRun.run(LongRun.class, String.valueOf(UPLOADS_OF_AN_HOUR)));
        }
        return new Report(Machine.thisOne(), started, turns, results, programs);
    }

    private boolean wanted(String id, boolean inShort) {
        return what.contains(id) || what.contains("whole") || (inShort && what.contains("short"));
    }

    private List<Scenario> scenarios() {
        List<String> programs = List.of("calls-at-once", "open-streams", "long-run");
        List<String> all = Stream.concat(Scenarios.main().stream(), Scenarios.more().stream())
                .map(Scenario::id)
                .toList();
        for (String id : what) {
            if (!all.contains(id) && !programs.contains(id) && !id.equals("short") && !id.equals("whole")) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no comparison " + id + "; there are short, whole, " + String.join(", ", all) + ", "
                                + String.join(", ", programs));
            }
        }
        return Stream.concat(
                        Scenarios.main().stream().filter(scenario -> wanted(scenario.id(), true)),
                        Scenarios.more().stream().filter(scenario -> wanted(scenario.id(), false)))
                .toList();
    }
}
