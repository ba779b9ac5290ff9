// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each contender runs once, in this JVM, and checks what it gets; no time is looked at. */
@Tag("slow")
class SmokeTest {
    /** Four chunks, and one byte in a fifth. */
    private static final String SIZE = "12582913";

    @Test
    void everyContenderOfTheChatStreamReadsTheWholeAnswer() throws RunnerException {
        assertThat(run(ChatStreamBenchmark.class, Map.of("chunks", "100"))).isEqualTo(2);
    }

    @Test
    void everyContenderGetsTheFirstChunk() throws RunnerException {
        assertThat(run(FirstChunkBenchmark.class, Map.of())).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "grpc-netty, PATH, FRAMES",
        "grpc-netty, PATH, BARE",
        "grpc-netty, BYTES, GENERATED",
        "grpc-netty, MAPPED, FRAMES",
        "grpc-okhttp, PATH, FRAMES"
    })
    void everyContenderUploadsWhatTheSourceHas(String transport, String kind, String server) throws RunnerException {
        Map<String, String> parameters = Map.of("transport", transport, "kind", kind, "server", server, "size", SIZE);

        assertThat(run(UploadBenchmark.class, parameters)).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"grpc-netty", "grpc-okhttp"})
    void everyContenderWithTlsUploadsWhatTheSourceHas(String transport) throws RunnerException {
        Map<String, String> parameters = Map.of("transport", transport, "tls", "true", "server", "BARE", "size", SIZE);

        assertThat(run("UploadBenchmark.(filechat|canonical|naive|blockingV2)$", parameters))
                .isEqualTo(4);
    }

    @Test
    void everyContenderUploadsToTheFake() throws RunnerException {
        assertThat(run("UploadBenchmark.(filechat|canonical)$", Map.of("server", "FAKE", "size", SIZE)))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"grpc-netty, FRAMES", "grpc-netty, BARE", "grpc-okhttp, FRAMES"})
    void everyContenderDownloadsWhatWasSent(String transport, String server) throws RunnerException {
        assertThat(run(DownloadBenchmark.class, Map.of("transport", transport, "server", server, "size", SIZE)))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"grpc-netty", "grpc-okhttp"})
    void everyContenderWithTlsDownloadsWhatWasSent(String transport) throws RunnerException {
        Map<String, String> parameters = Map.of("transport", transport, "tls", "true", "server", "BARE", "size", SIZE);

        assertThat(run("DownloadBenchmark.(filechat|canonical)$", parameters)).isEqualTo(2);
    }

    private static int run(Class<?> benchmark, Map<String, String> parameters) throws RunnerException {
        return run(benchmark.getName(), parameters);
    }

    private static int run(String include, Map<String, String> parameters) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(include)
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementBatchSize(1)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach((name, value) -> options.param(name, value));
        return new Runner(options.build()).run().size();
    }
}
