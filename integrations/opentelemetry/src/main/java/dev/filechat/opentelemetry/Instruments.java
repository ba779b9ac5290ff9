// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import dev.filechat.chat.responses.Usage;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleCounter;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.List;

/** The metrics, with the buckets of the conventions. Thread-safe. */
final class Instruments {
    private static final List<Double> SECONDS =
            List.of(0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
    private static final List<Double> CHUNK_SECONDS =
            List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0, 2.5);
    private static final List<Long> TOKENS = List.of(
            1L,
            4L,
            16L,
            64L,
            256L,
            1024L,
            4096L,
            16_384L,
            65_536L,
            262_144L,
            1_048_576L,
            4_194_304L,
            16_777_216L,
            67_108_864L);

    final DoubleHistogram chatDuration;
    final DoubleHistogram timeToFirstChunk;
    final DoubleHistogram timePerOutputChunk;
    final DoubleHistogram toolDuration;
    final DoubleHistogram fileDuration;
    final LongCounter fileIo;
    final LongCounter retries;
    private final LongHistogram tokens;
    private final DoubleCounter cost;

    Instruments(Meter meter) {
        chatDuration = seconds(meter, Names.OPERATION_DURATION, "Duration of a chat", SECONDS);
        timeToFirstChunk = seconds(meter, Names.TIME_TO_FIRST_CHUNK, "Time to the first chunk of an answer", SECONDS);
        timePerOutputChunk = seconds(
                meter, Names.TIME_PER_OUTPUT_CHUNK, "Time from a chunk of an answer to the next", CHUNK_SECONDS);
        toolDuration = seconds(meter, Names.TOOL_DURATION, "Duration of the run of a tool", SECONDS);
        fileDuration = seconds(meter, Names.FILE_OPERATION_DURATION, "Duration of a call about files", SECONDS);
        fileIo = meter.counterBuilder(Names.FILE_IO)
                .setUnit("By")
                .setDescription("Bytes of files that were sent and received, those of failed attempts included")
                .build();
        retries = meter.counterBuilder(Names.RETRIES)
                .setUnit("{retry}")
                .setDescription("Attempts that failed and were followed by another one")
                .build();
        tokens = meter.histogramBuilder(Names.TOKEN_USAGE)
                .ofLongs()
                .setUnit("{token}")
                .setDescription("Tokens of a chat")
                .setExplicitBucketBoundariesAdvice(TOKENS)
                .build();
        cost = meter.counterBuilder(Names.CLIENT_COST)
                .ofDoubles()
                .setUnit("USD")
                .setDescription("What the service said that chats cost")
                .build();
    }

    private static DoubleHistogram seconds(Meter meter, String name, String description, List<Double> buckets) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(buckets)
                .build();
    }

    void record(Usage usage, Attributes attributes, Context context) {
        tokens.record(
                usage.promptTokens(),
                attributes.toBuilder().put(Names.TOKEN_TYPE, "input").build(),
                context);
        tokens.record(
                outputTokens(usage),
                attributes.toBuilder().put(Names.TOKEN_TYPE, "output").build(),
                context);
        usage.costInUsd().ifPresent(usd -> cost.add(usd.doubleValue(), attributes, context));
    }

    /** The service counts the reasoning apart; the conventions count it as output. */
    static long outputTokens(Usage usage) {
        return usage.completionTokens() + usage.reasoningTokens();
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
