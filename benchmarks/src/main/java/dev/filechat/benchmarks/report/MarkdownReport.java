// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report as a Markdown page. */
final class MarkdownReport {
    private static final int LOOKS = 10;

    private MarkdownReport() {}

    static String of(Report report) {
        Machine machine = report.machine();
        StringBuilder page = new StringBuilder(String.format(
                Locale.ROOT,
                """
                # Measured %s

                %s, %d cores, %d GiB; %s; Java %s; grpc-java %s. Medians; the contenders of a comparison by turns,
                a few operations each, in JVMs of their own, started %d times; the server in another one.
                Ratios are to the first contender.

                """,
                report.started(),
                machine.processor(),
                machine.cores(),
                machine.memoryGib(),
                machine.system(),
                machine.java(),
                machine.grpc(),
                report.rounds()));
        page.append("## Goals\n\n").append(Goals.table(report)).append('\n');
        for (ScenarioResult scenario : report.scenarios()) {
            page.append("## ")
                    .append(scenario.title())
                    .append("\n\n![](")
                    .append(scenario.id())
                    .append(".svg)\n\n");
            page.append(MarkdownTable.of(scenario)).append('\n');
        }
        report.programs().forEach((name, figures) -> page.append(program(name, figures)));
        return page.toString();
    }

    private static String program(String name, Map<String, Double> figures) {
        return "## " + name + "\n\n" + (figures.containsKey("heap1") ? looks(figures) : list(figures)) + '\n';
    }

    private static String list(Map<String, Double> figures) {
        return figures.entrySet().stream()
                .map(figure -> String.format(Locale.ROOT, "- %s: %.2f%n", figure.getKey(), figure.getValue()))
                .collect(Collectors.joining());
    }

    private static String looks(Map<String, Double> figures) {
        StringBuilder table = new StringBuilder(String.format(Locale.ROOT, """
                %.0f uploads, looked at after each tenth.

                | | heap MiB | direct memory MiB | threads | handles |
                | --: | --: | --: | --: | --: |
                """, figures.get("uploads")));
        for (int look = 1; look <= LOOKS; look++) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %d | %.1f | %.1f | %.0f | %.0f |%n",
                    look,
                    figures.get("heap" + look),
                    figures.get("direct" + look),
                    figures.get("threads" + look),
                    figures.get("handles" + look)));
        }
        return table.toString();
    }
}
