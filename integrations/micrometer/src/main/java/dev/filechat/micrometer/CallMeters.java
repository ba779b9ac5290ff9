// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.chat.responses.Usage;
import dev.filechat.observe.CallOperation;
import dev.filechat.observe.ObservedCall;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What is counted of one call, beside the observation. */
final class CallMeters {
    private final MeterRegistry registry;
    private final ObservedCall call;
    private final Tags tags;
    private @Nullable Timer perChunk;
    private @Nullable Counter bytes;

    CallMeters(MeterRegistry registry, ObservedCall call) {
        this.registry = registry;
        this.call = call;
        this.tags = Tags.of(CallKeys.common(call).stream()
                .filter(key -> !key.getKey().equals(Names.RESPONSE_MODEL))
                .map(key -> Tag.of(key.getKey(), key.getValue()))
                .toList());
    }

    void firstChunk(long nanos) {
        Timer.builder(Names.TIME_TO_FIRST_CHUNK)
                .description("Time to the first chunk of an answer")
                .tags(tags)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void chunk(long nanos) {
        Timer timer = perChunk;
        if (timer == null) {
            timer = Timer.builder(Names.TIME_PER_OUTPUT_CHUNK)
                    .description("Time from a chunk of an answer to the next")
                    .tags(tags)
                    .register(registry);
            perChunk = timer;
        }
        timer.record(nanos, TimeUnit.NANOSECONDS);
    }

    void transferred(long count) {
        Counter counter = bytes;
        if (counter == null) {
            counter = Counter.builder(Names.FILE_IO)
                    .description("Bytes of files that were sent and received, those of failed attempts included")
                    .baseUnit("bytes")
                    .tags(tags)
                    .tag(Names.IO_DIRECTION, call.operation() == CallOperation.UPLOAD_FILE ? "transmit" : "receive")
                    .register(registry);
            bytes = counter;
        }
        counter.increment((double) count);
    }

    void retry(String errorType) {
        Counter.builder(Names.RETRIES)
                .description("Attempts that failed and were followed by another one")
                .tag(Names.OPERATION_NAME, Operations.name(call.operation()))
                .tag(Names.SERVER_ADDRESS, call.serverAddress())
                .tag(Names.ERROR_TYPE, errorType)
                .register(registry)
                .increment();
    }

    void used(Usage usage) {
        tokens("input", usage.promptTokens());
        tokens("output", CallKeys.outputTokens(usage));
        usage.costInUsd()
                .ifPresent(usd -> Counter.builder(Names.CLIENT_COST)
                        .description("What the service said that chats cost")
                        .baseUnit("USD")
                        .tags(tags)
                        .register(registry)
                        .increment(usd.doubleValue()));
    }

    private void tokens(String type, long count) {
        Counter.builder(Names.TOKEN_USAGE)
                .description("Tokens of chats")
                .tags(tags)
                .tag(Names.TOKEN_TYPE, type)
                .register(registry)
                .increment((double) count);
    }
}
