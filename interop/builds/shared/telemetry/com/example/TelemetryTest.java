// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.micrometer.FileChatObservation;
import dev.filechat.opentelemetry.FileChatTelemetry;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Spans, metrics and meters of calls, with the versions that this build chose. */
class TelemetryTest {
    private static final Usage USAGE =
            Usage.builder().promptTokens(12).completionTokens(3).costInUsdTicks(1_000_000L).build();

    private final FakeXai xai = FakeXai.start();

    @AfterEach
    void close() {
        xai.close();
    }

    /** An upload with a retry, and a streamed chat with a tool. */
    private void makeCalls(FileChatClient client) {
        xai.faults()
                .onUploads()
                .times(1)
                .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));
        xai.chat().whenAnything().callTool("dues", "{}").usage(USAGE).then().replyStreaming("5", "%.").usage(USAGE);
        byte[] content = {1, 2, 3};
        new Reader(client).upload("data.bin", content);
        assertThat(xai.files().named("data.bin").getFirst().content()).hasBinaryContent(content);
        client.chat()
                .create("grok-4.5")
                .append(Message.user("How much?"))
                .runTools(
                        List.of(RunnableTool.of(
                                FunctionTool.of("dues", "The dues", "{\"type\":\"object\"}"),
                                (arguments, context) -> "5%")),
                        ToolRunOptions.builder().onChunk(chunk -> {}).build());
    }

    @Test
    void openTelemetryGetsSpansAndMetrics() {
        Queue<SpanData> spans = new ConcurrentLinkedQueue<>();
        Queue<MetricData> metrics = new ConcurrentLinkedQueue<>();
        try (OpenTelemetrySdk sdk = sdk(spans, metrics);
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .observer(FileChatTelemetry.create(sdk))
                        .build()) {
            makeCalls(client);
        }

        assertThat(spans)
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("xai.file.upload", "execute_tool dues", "chat grok-4.5", "chat grok-4.5");
        assertThat(metrics)
                .extracting(MetricData::getName)
                .containsExactlyInAnyOrder(
                        "gen_ai.client.operation.duration",
                        "gen_ai.client.operation.time_to_first_chunk",
                        "gen_ai.client.operation.time_per_output_chunk",
                        "gen_ai.client.token.usage",
                        "gen_ai.execute_tool.duration",
                        "xai.client.operation.duration",
                        "xai.client.file.io",
                        "xai.client.retries",
                        "xai.client.cost");
    }

    private static OpenTelemetrySdk sdk(Queue<SpanData> spans, Queue<MetricData> metrics) {
        return OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(new SpanExporter() {
                            @Override
                            public CompletableResultCode export(Collection<SpanData> ended) {
                                spans.addAll(ended);
                                return CompletableResultCode.ofSuccess();
                            }

                            @Override
                            public CompletableResultCode flush() {
                                return CompletableResultCode.ofSuccess();
                            }

                            @Override
                            public CompletableResultCode shutdown() {
                                return CompletableResultCode.ofSuccess();
                            }
                        }))
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .registerMetricReader(PeriodicMetricReader.builder(new MetricExporter() {
                                    @Override
                                    public CompletableResultCode export(Collection<MetricData> recorded) {
                                        metrics.addAll(recorded);
                                        return CompletableResultCode.ofSuccess();
                                    }

                                    @Override
                                    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
                                        return AggregationTemporality.CUMULATIVE;
                                    }

                                    @Override
                                    public CompletableResultCode flush() {
                                        return CompletableResultCode.ofSuccess();
                                    }

                                    @Override
                                    public CompletableResultCode shutdown() {
                                        return CompletableResultCode.ofSuccess();
                                    }
                                })
                                .setInterval(Duration.ofHours(1)) // at its end only
                                .build())
                        .build())
                .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
                .build();
    }

    @Test
    void micrometerGetsObservationsAndMeters() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        try (FileChatClient client = xai.configure(FileChatClient.builder())
                .observer(FileChatObservation.observer(observations, meters))
                .build()) {
            makeCalls(client);
        }

        assertThat(meters.get("gen_ai.client.operation").timer().count()).isEqualTo(2);
        assertThat(meters.get("gen_ai.execute_tool").timer().count()).isOne();
        assertThat(meters.get("xai.client.operation").timer().count()).isOne();
        assertThat(meters.get("gen_ai.client.operation.time_to_first_chunk").timer().count()).isEqualTo(2);
        assertThat(meters.get("gen_ai.client.token.usage").tag("gen_ai.token.type", "input").counter().count())
                .isEqualTo(24);
        assertThat(meters.get("xai.client.retries").counter().count()).isOne();
        assertThat(meters.get("xai.client.file.io").counter().count()).isGreaterThanOrEqualTo(3);
    }
}
