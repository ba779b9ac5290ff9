// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallObserver;
import dev.filechat.observe.CallOutcome;
import dev.filechat.observe.ObservedCall;
import dev.filechat.testkit.FakeXai;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What the observer allocates, with the SDK below it, for each chunk and for each call. */
class TelemetryCostTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final AtomicReference<ObservedCall> call = new AtomicReference<>();
    private final AtomicReference<ChatChunk> chunk = new AtomicReference<>();
    private final AtomicReference<CallOutcome> outcome = new AtomicReference<>();

    /** A streamed chat, kept so that it can be reported again. */
    private void recordACall() {
        CallObserver recorder = started -> {
            call.set(started);
            return new CallObservation() {
                @Override
                public void chunk(ChatChunk received) {
                    chunk.set(received);
                }

                @Override
                public void ended(CallOutcome end) {
                    outcome.set(end);
                }
            };
        };
        try (FakeXai xai = FakeXai.start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .observer(recorder)
                        .build()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.");
            try (ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
                stream.forEach(received -> {});
            }
        }
    }

    private static double allocatedBy(int times, Runnable step) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < times; i++) {
            step.run();
        }
        return (THREADS.getCurrentThreadAllocatedBytes() - before) / (double) times;
    }

    @Test
    void aChunkAllocatesNothingAndACallLittle() {
        recordACall();
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(InMemoryMetricReader.create())
                        .build())
                .build()) {
            CallObserver observer = FileChatTelemetry.create(sdk);
            CallObservation stream = observer.started(call.get());
            Runnable oneChunk = () -> stream.chunk(chunk.get());
            Runnable oneCall = () -> {
                CallObservation observation = observer.started(call.get());
                observation.headers();
                observation.attemptStarted(1);
                observation.ended(outcome.get());
            };
            allocatedBy(1_000, oneChunk);
            allocatedBy(1_000, oneCall);

            assertThat(allocatedBy(100_000, oneChunk)).isLessThan(16);
            assertThat(allocatedBy(10_000, oneCall)).isBetween(100.0, 8_000.0);
        }
    }
}
