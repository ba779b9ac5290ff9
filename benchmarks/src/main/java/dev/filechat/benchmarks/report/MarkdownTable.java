// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.Locale;

/** A scenario's result as a Markdown table: medians, and ratios to the first contender. */
final class MarkdownTable {
    private MarkdownTable() {}

    static String of(ScenarioResult result) {
        return result.bytes() > 0 ? ofTransfer(result) : ofOperations(result);
    }

    private static String ofTransfer(ScenarioResult result) {
        String first = result.contenders().getFirst().label();
        StringBuilder table = new StringBuilder("""
                | contender | MiB/s | speed | CPU s/GiB | CPU | allocated MiB/GiB | peak memory MiB | samples |
                | --- | --: | --: | --: | --: | --: | --: | --: |
                """);
        for (ContenderResult contender : result.contenders()) {
            String label = contender.label();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.2f × | %.2f | %.2f × | %.1f | %.0f | %d |%n",
                    label,
                    result.mebibytesPerSecond(label),
                    result.speed(label, first),
                    result.cpuSecondsPerGib(label),
                    result.cpu(label, first),
                    result.allocatedMebibytesPerGib(label),
                    result.peakMebibytes(label),
                    contender.samples().milliseconds().size()));
        }
        return table.toString();
    }

    private static String ofOperations(ScenarioResult result) {
        String first = result.contenders().getFirst().label();
        StringBuilder table = new StringBuilder("""
                | contender | µs each | time | CPU µs each | CPU | allocated KiB each | samples |
                | --- | --: | --: | --: | --: | --: | --: |
                """);
        for (ContenderResult contender : result.contenders()) {
            String label = contender.label();
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.2f | %.2f × | %.2f | %.2f × | %.2f | %d |%n",
                    label,
                    result.milliseconds(label) * 1000 / result.operations(),
                    1 / result.speed(label, first),
                    Samples.median(contender.samples().cpuMilliseconds()) * 1000 / result.operations(),
                    result.cpu(label, first),
                    result.allocatedMebibytes(label) * 1024 / result.operations(),
                    contender.samples().milliseconds().size()));
        }
        return table.toString();
    }
}
