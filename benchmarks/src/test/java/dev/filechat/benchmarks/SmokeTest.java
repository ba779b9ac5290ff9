// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each contender runs once, in this JVM, and checks what it gets; no time is looked at. */
class SmokeTest {
    @Test
    void every_contender_of_the_chat_stream_reads_the_whole_answer() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ChatStreamBenchmark.class.getName())
                        .param("chunks", "100")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results).hasSize(2);
    }
}
