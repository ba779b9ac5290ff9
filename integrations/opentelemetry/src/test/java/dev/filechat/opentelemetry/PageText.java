// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Spans and metrics as a page shows them: what differs from run to run is a word in capitals. */
final class PageText {
    private static final List<String> LEFT_OUT = List.of("gen_ai.provider.name", "server.address", "server.port");

    private PageText() {}

    static String withoutIds(String text) {
        return text.replaceAll("\\d+ ms", "TIME ms")
                .replaceAll("file_[0-9a-f-]{36}", "FILE_ID")
                .replaceAll("call_[0-9a-f-]{36}", "CALL_ID")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "RESPONSE_ID");
    }

    static String tree(Telemetry telemetry) {
        StringBuilder tree = new StringBuilder();
        ordered(telemetry)
                .filter(span -> ordered(telemetry).noneMatch(other -> isChild(span, other)))
                .forEach(root -> add(root, "", telemetry, tree));
        return tree.toString();
    }

    private static Stream<SpanData> ordered(Telemetry telemetry) {
        return telemetry.spans().stream().sorted(Comparator.comparingLong(SpanData::getStartEpochNanos));
    }

    private static boolean isChild(SpanData span, SpanData parent) {
        return span.getParentSpanId().equals(parent.getSpanId());
    }

    private static void add(SpanData span, String indent, Telemetry telemetry, StringBuilder tree) {
        tree.append(indent).append(span.getName()).append('\n');
        attributes(span.getAttributes())
                .forEach((key, value) -> tree.append(indent + "    - " + key + "=" + value + "\n"));
        for (EventData event : span.getEvents()) {
            tree.append(indent + "    * " + event.getName() + " " + attributes(event.getAttributes()) + "\n");
        }
        ordered(telemetry)
                .filter(child -> isChild(child, span))
                .forEach(child -> add(child, indent + "    ", telemetry, tree));
    }

    private static TreeMap<String, String> attributes(Attributes attributes) {
        TreeMap<String, String> shown = new TreeMap<>();
        attributes.forEach((key, value) -> {
            if (!LEFT_OUT.contains(key.getKey())) {
                shown.put(key.getKey(), value(key, value));
            }
        });
        return shown;
    }

    private static String value(AttributeKey<?> key, Object value) {
        return switch (key.getKey()) {
            case "gen_ai.response.time_to_first_chunk", "xai.attempt.retry_delay" -> "SECONDS";
            case "gen_ai.conversation.id" -> "CONVERSATION_ID";
            case "xai.file.rate" -> "RATE";
            case "xai.file.transferred" -> "BYTES";
            default -> withoutIds(String.valueOf(value));
        };
    }

    static String metrics(Telemetry telemetry) {
        return telemetry.metrics().stream()
                .flatMap(metric -> metric.getData().getPoints().stream().map(point -> line(metric, point)))
                .sorted()
                .collect(Collectors.joining());
    }

    private static String line(MetricData metric, PointData point) {
        return metric.getName() + attributes(point.getAttributes()) + " " + value(metric, point) + "\n";
    }

    private static String value(MetricData metric, PointData point) {
        return switch (metric.getType()) {
            case HISTOGRAM ->
                metric.getHistogramData().getPoints().stream()
                        .filter(histogram -> histogram == point)
                        .map(histogram -> histogram.getCount() + " x, "
                                + (metric.getUnit().equals("s")
                                        ? "SECONDS"
                                        : Math.round(histogram.getSum()) + " " + metric.getUnit()))
                        .findFirst()
                        .orElseThrow();
            case LONG_SUM ->
                metric.getLongSumData().getPoints().stream()
                        .filter(sum -> sum == point)
                        .map(sum -> metric.getUnit().equals("By") ? "BYTES" : sum.getValue() + " " + metric.getUnit())
                        .findFirst()
                        .orElseThrow();
            case DOUBLE_SUM ->
                metric.getDoubleSumData().getPoints().stream()
                        .filter(sum -> sum == point)
                        .map(sum -> Math.round(sum.getValue() * 1e6) / 1e6 + " " + metric.getUnit())
                        .findFirst()
                        .orElseThrow();
            default -> throw new AssertionError(metric);
        };
    }
}
