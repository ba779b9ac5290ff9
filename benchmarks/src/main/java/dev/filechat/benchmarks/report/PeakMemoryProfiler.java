// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The most memory that the client's JVM has had so far, as Linux counts it; nothing on other systems. */
public final class PeakMemoryProfiler implements InternalProfiler {
    /** The name of the result. */
    static final String NAME = "peak-rss";

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String LINE = "VmHWM:";

    /** For JMH. */
    public PeakMemoryProfiler() {}

    @Override
    public String getDescription() {
        return "peak of the client's resident memory";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        // the kernel keeps the peak
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (!Files.isReadable(STATUS)) {
            return List.of();
        }
        try {
            String line = Files.readAllLines(STATUS).stream()
                    .filter(l -> l.startsWith(LINE))
                    .findFirst()
                    .orElseThrow();
            double kibibytes = Double.parseDouble(line.replaceAll("[^0-9]", ""));
            return List.of(new ScalarResult(NAME, kibibytes / 1024, "MiB", AggregationPolicy.MAX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
