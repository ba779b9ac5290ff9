// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import dev.filechat.benchmarks.ChatStreamBenchmark;
import dev.filechat.benchmarks.DownloadBenchmark;
import dev.filechat.benchmarks.FirstChunkBenchmark;
import dev.filechat.benchmarks.TelemetryBenchmark;
import dev.filechat.benchmarks.UploadBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All comparisons. The first contender of each is what the others are measured by. */
final class Scenarios {
    private static final int LARGE = 512 << 20;
    private static final int SMALL = 64 << 10;
    private static final int AT_ONCE = 200;
    private static final int REPETITIONS = 30;

    /** Downloads still get faster by 7 to 12 % after the 28th (measured). */
    private static final int WARM_UPS = 44;

    /** Over TLS filechat is as fast as it gets after 60, canonical after 40 (measured). */
    private static final int TLS_WARM_UPS = 60;

    /** Here canonical takes up to two seconds for each, and is as fast after 12 as after 28 (measured). */
    private static final int OKHTTP_WARM_UPS = 12;

    private static final Contender CANONICAL = Contender.of("canonical");
    private static final Contender FILECHAT = Contender.of("filechat");
    private static final Contender RAW = Contender.of("raw").labelled("raw TCP");
    private static final Contender GENERATED =
            Contender.of("generatedBlockingStub").labelled("generated blocking stub");

    private Scenarios() {}

    /** What the goals need. */
    static List<Scenario> main() {
        return List.of(
                upload(
                        "upload",
                        "Upload of 512 MiB: file, Netty, plaintext",
                        Map.of(),
                        CANONICAL,
                        RAW,
                        FILECHAT,
                        FILECHAT.labelled("filechat, -Xmx32m").in("-Xmx32m")),
                upload(
                        "upload-bytes",
                        "Upload of 512 MiB: array, Netty, plaintext",
                        Map.of("kind", "BYTES"),
                        CANONICAL,
                        RAW,
                        FILECHAT),
                upload(
                        "upload-tls",
                        "Upload of 512 MiB: file, Netty, TLS",
                        TLS_WARM_UPS,
                        Map.of("tls", "true", "server", "BARE"),
                        CANONICAL,
                        FILECHAT),
                upload(
                        "upload-okhttp",
                        "Upload of 512 MiB: file, OkHttp, plaintext",
                        OKHTTP_WARM_UPS,
                        Map.of("transport", "grpc-okhttp"),
                        CANONICAL,
                        FILECHAT),
                download(
                        "download",
                        "Download of 512 MiB to a file: Netty, plaintext",
                        WARM_UPS,
                        Map.of(),
                        CANONICAL,
                        RAW,
                        FILECHAT),
                download(
                        "download-okhttp",
                        "Download of 512 MiB to a file: OkHttp, plaintext",
                        OKHTTP_WARM_UPS,
                        Map.of("transport", "grpc-okhttp"),
                        CANONICAL,
                        FILECHAT),
                new Scenario(
                        "small-uploads",
                        "200 uploads of 64 KiB at once: Netty, plaintext",
                        UploadBenchmark.class,
                        Map.of(
                                "size",
                                String.valueOf(SMALL),
                                "concurrency",
                                String.valueOf(AT_ONCE),
                                "repetitions",
                                String.valueOf(REPETITIONS)),
                        0,
                        AT_ONCE * REPETITIONS,
                        List.of(Contender.of("canonicalRightSized").labelled("canonical, right-sized"), FILECHAT)),
                new Scenario(
                        "chat-stream",
                        "A streamed answer of 2,000 chunks: Netty, plaintext",
                        ChatStreamBenchmark.class,
                        Map.of("chunks", "2000"),
                        0,
                        2_000 * ChatStreamBenchmark.ANSWERS,
                        List.of(GENERATED, FILECHAT)),
                new Scenario(
                        "first-chunk",
                        "Until the first chunk of an answer: Netty, plaintext",
                        FirstChunkBenchmark.class,
                        Map.of(),
                        0,
                        FirstChunkBenchmark.QUESTIONS,
                        List.of(GENERATED, FILECHAT)));
    }

    /** What shows where the figures come from, and what settings do. */
    static List<Scenario> more() {
        List<Scenario> scenarios = new ArrayList<>();
        scenarios.add(upload(
                "other-ways",
                "Upload of 512 MiB: other ways to use grpc-java",
                Map.of(),
                CANONICAL,
                Contender.of("naive"),
                Contender.of("blockingV2").labelled("BlockingV2"),
                FILECHAT));
        scenarios.add(new Scenario(
                "small-uploads-buffers",
                "200 uploads of 64 KiB at once: a buffer of a whole chunk, and one of the file's size",
                UploadBenchmark.class,
                Map.of("size", String.valueOf(SMALL), "concurrency", String.valueOf(AT_ONCE)),
                0,
                AT_ONCE,
                List.of(CANONICAL, Contender.of("canonicalRightSized").labelled("canonical, right-sized"), FILECHAT)));
        scenarios.add(upload(
                "fake",
                "Upload of 512 MiB to the fake, and to a server that discards",
                Map.of(),
                FILECHAT.labelled("discarding server").with("server", "GENERATED"),
                FILECHAT.labelled("the fake").with("server", "FAKE")));
        scenarios.add(upload(
                "techniques",
                "Upload of 512 MiB: what brings how much",
                Map.of(),
                CANONICAL,
                FILECHAT,
                FILECHAT.labelled("filechat, mapped file").with("kind", "MAPPED"),
                FILECHAT.labelled("filechat, NIO in place of epoll")
                        .in("-Dio.grpc.netty.shaded.io.netty.transport.noNative=true")));
        scenarios.add(upload(
                "techniques-tls",
                "Upload of 512 MiB over TLS: what brings how much",
                TLS_WARM_UPS,
                Map.of("tls", "true", "server", "BARE"),
                CANONICAL,
                FILECHAT,
                FILECHAT.labelled("filechat, the JDK's TLS")
                        .in("-Dio.grpc.netty.shaded.io.netty.handler.ssl.noOpenSsl=true")));
        for (int chunkSize : new int[] {64 << 10, 256 << 10, 1 << 20, 5_000_000}) {
            scenarios.add(upload(
                    "chunk-" + chunkSize,
                    "Upload of 512 MiB in chunks of " + chunkSize + " bytes",
                    Map.of("chunkSize", String.valueOf(chunkSize)),
                    CANONICAL,
                    FILECHAT));
        }
        scenarios.add(new Scenario(
                "several",
                "Eight uploads of 64 MiB at once",
                UploadBenchmark.class,
                Map.of("size", String.valueOf(LARGE / 8), "concurrency", "8"),
                LARGE,
                1,
                List.of(CANONICAL, FILECHAT)));
        scenarios.add(download(
                "download-tls",
                "Download of 512 MiB to a file: Netty, TLS",
                WARM_UPS,
                Map.of("tls", "true", "server", "BARE"),
                CANONICAL,
                FILECHAT));
        scenarios.add(new Scenario(
                "long-chat-stream",
                "A streamed answer of 100,000 chunks: Netty, plaintext",
                ChatStreamBenchmark.class,
                Map.of("chunks", "100000"),
                0,
                100_000 * ChatStreamBenchmark.ANSWERS,
                List.of(GENERATED, FILECHAT)));
        scenarios.add(telemetry("telemetry-chunk", "Telemetry: answers of 2,000 chunks", 20, 2_000, 20 * 2_000));
        scenarios.add(telemetry("telemetry-call", "Telemetry: answers of one chunk", 2_000, 1, 2_000));
        return scenarios;
    }

    private static Scenario telemetry(String id, String title, int answers, int chunks, int operations) {
        return new Scenario(
                id,
                title,
                TelemetryBenchmark.class,
                Map.of("answers", String.valueOf(answers), "chunks", String.valueOf(chunks)),
                0,
                operations,
                List.of(
                        Contender.of("off"),
                        Contender.of("openTelemetry").labelled("OpenTelemetry"),
                        Contender.of("micrometer").labelled("Micrometer")));
    }

    private static Scenario upload(String id, String title, Map<String, String> parameters, Contender... contenders) {
        return upload(id, title, 0, parameters, contenders);
    }

    private static Scenario upload(
            String id, String title, int warmUps, Map<String, String> parameters, Contender... contenders) {
        return new Scenario(id, title, UploadBenchmark.class, parameters, LARGE, 1, warmUps, List.of(contenders));
    }

    private static Scenario download(
            String id, String title, int warmUps, Map<String, String> parameters, Contender... contenders) {
        return new Scenario(id, title, DownloadBenchmark.class, parameters, LARGE, 1, warmUps, List.of(contenders));
    }
}
