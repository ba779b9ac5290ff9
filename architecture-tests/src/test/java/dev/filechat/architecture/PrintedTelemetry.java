// SPDX-License-Identifier: Apache-2.0
package dev.filechat.architecture;

import dev.filechat.FileChatClientBuilder;
import dev.filechat.micrometer.FileChatObservation;
import dev.filechat.opentelemetry.FileChatTelemetry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;

/** Prints what OpenTelemetry and Micrometer get of the calls of clients. */
final class PrintedTelemetry implements AutoCloseable {
    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservationRegistry observations = ObservationRegistry.create();

    PrintedTelemetry() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        observations.observationConfig().observationHandler(new Printing());
    }

    FileChatClientBuilder observe(FileChatClientBuilder client, boolean content) {
        return client.observer(
                        FileChatTelemetry.builder(sdk).captureContent(content).build())
                .observer(FileChatObservation.observer(observations, meters));
    }

    @Override
    public void close() {
        spans.getFinishedSpanItems().forEach(span -> System.out.println("SPAN " + span));
        metrics.collectAllMetrics().forEach(metric -> System.out.println("METRIC " + metric));
        System.out.println("METERS " + meters.getMetersAsString());
        sdk.close();
    }

    private static final class Printing implements ObservationHandler<Observation.Context> {
        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            System.out.println("EVENT " + event);
        }

        @Override
        public void onStop(Observation.Context context) {
            System.out.println("OBSERVATION " + context);
            if (context.getError() != null) {
                context.getError().printStackTrace(System.out);
            }
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }
    }
}
