// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.report;

import java.util.List;

/** What filechat is to reach, and what is hoped for. */
final class Goals {
    private static final String FILECHAT = "filechat";
    private static final String CANONICAL = "canonical";
    private static final String RAW = "raw TCP";

    private static final List<Goal> ALL = List.of(
            Goal.atLeast("upload, speed × raw TCP", 0.75, 0.95, "upload", r -> r.speed(FILECHAT, RAW)),
            Goal.atLeast("upload, speed × canonical", 1.3, 1.55, "upload", r -> r.speed(FILECHAT, CANONICAL)),
            Goal.atMost("upload, client CPU × canonical", 0.8, 0.65, "upload", r -> r.cpu(FILECHAT, CANONICAL)),
            Goal.atMost("upload, allocated MiB a GiB", 40, 12, "upload", r -> r.allocatedMebibytesPerGib(FILECHAT)),
            Goal.atLeast(
                    "upload with 32 MiB of heap, speed × with more",
                    0.8,
                    0.95,
                    "upload",
                    r -> r.speed("filechat, -Xmx32m", FILECHAT)),
            Goal.atLeast("upload of an array, speed × raw TCP", 0.85, 1, "upload-bytes", r -> r.speed(FILECHAT, RAW)),
            Goal.atLeast(
                    "upload over TLS, speed × canonical", 1.25, 1.4, "upload-tls", r -> r.speed(FILECHAT, CANONICAL)),
            Goal.atMost(
                    "upload over TLS, allocated MiB a GiB",
                    60,
                    35,
                    "upload-tls",
                    r -> r.allocatedMebibytesPerGib(FILECHAT)),
            Goal.atLeast(
                    "upload, OkHttp, speed × canonical of OkHttp",
                    1,
                    1.2,
                    "upload-okhttp",
                    r -> r.speed(FILECHAT, CANONICAL)),
            Goal.atLeast("download, speed × canonical", 1.3, 1.6, "download", r -> r.speed(FILECHAT, CANONICAL)),
            Goal.atLeast(
                    "download, OkHttp, speed × canonical of OkHttp",
                    3,
                    5,
                    "download-okhttp",
                    r -> r.speed(FILECHAT, CANONICAL)),
            Goal.atLeast(
                    "200 uploads of 64 KiB at once, speed × right-sized canonical",
                    1.9,
                    2.5,
                    "small-uploads",
                    r -> r.speed(FILECHAT, "canonical, right-sized")),
            Goal.atMost(
                    "chat stream, time of a chunk × generated blocking stub",
                    0.6,
                    0.3,
                    "chat-stream",
                    r -> 1 / r.speed(FILECHAT, "generated blocking stub")),
            Goal.atMost(
                    "time to the first chunk × generated blocking stub",
                    1,
                    0.75,
                    "first-chunk",
                    r -> 1 / r.speed(FILECHAT, "generated blocking stub")),
            Goal.atMost("1,000 calls at once, p99 × 1,000 one after the other", 1, 1, "calls-at-once", "ofSequential"),
            Goal.atMost("10,000 open streams, KiB of heap each", 10, 6, "open-streams", "kibibytesEach"),
            Goal.atLeast(
                    "the fake, upload speed × a server that discards",
                    0.8,
                    1,
                    "fake",
                    r -> r.speed("the fake", "discarding server")));

    private Goals() {}

    /** A Markdown table of those that were measured. */
    static String table(Report report) {
        StringBuilder table = new StringBuilder("""
                | | required | aim | measured | |
                | --- | --: | --: | --: | --- |
                """);
        for (Goal goal : ALL) {
            goal.figure().apply(report).ifPresent(measured -> table.append(goal.line(measured)));
        }
        return table.toString();
    }
}
