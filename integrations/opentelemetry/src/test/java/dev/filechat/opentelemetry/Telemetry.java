// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** OpenTelemetry with what it was given, in memory. */
final class Telemetry implements AutoCloseable {
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();

    OpenTelemetrySdk sdk() {
        return sdk;
    }

    /** In the order in which they ended. */
    List<SpanData> spans() {
        return exporter.getFinishedSpanItems();
    }

    SpanData span(String name) {
        List<SpanData> found =
                spans().stream().filter(span -> span.getName().equals(name)).toList();
        if (found.size() != 1) {
            throw new AssertionError("There is not one span " + name + " in " + spans());
        }
        return found.getFirst();
    }

    Collection<MetricData> metrics() {
        return reader.collectAllMetrics();
    }

    MetricData metric(String name) {
        return metrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no metric " + name));
    }

    List<HistogramPointData> histogram(String name) {
        return List.copyOf(metric(name).getHistogramData().getPoints());
    }

    long sum(String name) {
        return metric(name).getLongSumData().getPoints().stream()
                .mapToLong(point -> point.getValue())
                .sum();
    }

    /** The spans as a tree, in the order in which they started. */
    String tree() {
        StringBuilder tree = new StringBuilder();
        roots().forEach(root -> add(root, "", tree));
        return tree.toString();
    }

    private Stream<SpanData> roots() {
        return ordered().filter(span -> ordered().noneMatch(other -> isChild(span, other)));
    }

    private Stream<SpanData> ordered() {
        return spans().stream().sorted((a, b) -> Long.compare(a.getStartEpochNanos(), b.getStartEpochNanos()));
    }

    private static boolean isChild(SpanData span, SpanData parent) {
        return span.getTraceId().equals(parent.getTraceId())
                && span.getParentSpanId().equals(parent.getSpanId());
    }

    private void add(SpanData span, String indent, StringBuilder tree) {
        tree.append(indent).append(span.getName()).append('\n');
        ordered().filter(child -> isChild(child, span)).forEach(child -> add(child, indent + "    ", tree));
    }

    /** Everything as a text, to look for what must not be in it. */
    String everything() {
        List<? extends PointData> points = metrics().stream()
                .flatMap(metric -> metric.getData().getPoints().stream())
                .toList();
        return spans() + "\n" + metrics() + "\n" + points;
    }

    @Override
    public void close() {
        sdk.close();
    }
}
