// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.UnknownFieldSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a collector receives over HTTP. */
class OtlpTest {
    private final Map<String, Queue<UnknownFieldSet>> received = new ConcurrentHashMap<>();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/", this::receive);
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            received.computeIfAbsent(exchange.getRequestURI().getPath(), path -> new ConcurrentLinkedQueue<>())
                    .add(UnknownFieldSet.parseFrom(exchange.getRequestBody()));
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private String url(String path) {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + path;
    }

    /** The messages that are found by going down these fields. */
    private static Stream<UnknownFieldSet> inside(UnknownFieldSet message, int... fields) {
        Stream<UnknownFieldSet> found = Stream.of(message);
        for (int field : fields) {
            found = found.flatMap(outer -> outer.getField(field).getLengthDelimitedList().stream())
                    .map(bytes -> {
                        try {
                            return UnknownFieldSet.parseFrom(bytes);
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
        }
        return found;
    }

    private static String text(UnknownFieldSet message, int field) {
        return message.getField(field).getLengthDelimitedList().getFirst().toStringUtf8();
    }

    /** {@code resource_spans.scope_spans.spans}, each with its {@code name}. */
    private List<UnknownFieldSet> spans() {
        return received.get("/v1/traces").stream()
                .flatMap(request -> inside(request, 1, 2, 2))
                .toList();
    }

    /** The texts of {@code attributes}, a list of {@code key} and {@code value.string_value}. */
    private static String attribute(UnknownFieldSet span, String key) {
        return inside(span, 9)
                .filter(attribute -> text(attribute, 1).equals(key))
                .flatMap(attribute -> inside(attribute, 2))
                .map(value -> text(value, 1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void spansAndMetricsReachACollector() {
        try (FakeXai xai = FakeXai.start();
                OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                        .setTracerProvider(SdkTracerProvider.builder()
                                .addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                                                .setEndpoint(url("/v1/traces"))
                                                .build())
                                        .build())
                                .build())
                        .setMeterProvider(SdkMeterProvider.builder()
                                .registerMetricReader(PeriodicMetricReader.create(OtlpHttpMetricExporter.builder()
                                        .setEndpoint(url("/v1/metrics"))
                                        .build()))
                                .build())
                        .build();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .observer(FileChatTelemetry.create(sdk))
                        .build()) {
            xai.chat().whenAnything().reply("Yes.");
            client.chat().create("grok-4.5").append(user("Well?")).sample();
            assertThat(client.files().list()).isEmpty();

            assertThat(sdk.getSdkTracerProvider()
                            .forceFlush()
                            .join(30, TimeUnit.SECONDS)
                            .isSuccess())
                    .isTrue();
            assertThat(sdk.getSdkMeterProvider()
                            .forceFlush()
                            .join(30, TimeUnit.SECONDS)
                            .isSuccess())
                    .isTrue();
        }

        assertThat(spans()).extracting(span -> text(span, 5)).containsExactly("chat grok-4.5", "xai.file.list");
        assertThat(attribute(spans().getFirst(), "gen_ai.provider.name")).isEqualTo("x_ai");
        assertThat(attribute(spans().getLast(), "xai.operation.name")).isEqualTo("xai.file.list");
        assertThat(received.get("/v1/traces").stream().flatMap(request -> inside(request, 1, 2)))
                .allSatisfy(scope ->
                        assertThat(text(scope, 3)).isEqualTo("https://opentelemetry.io/schemas/gen-ai/1.42.0"));
        assertThat(received.get("/v1/metrics").stream()
                        .flatMap(request -> inside(request, 1, 2, 2))
                        .map(metric -> text(metric, 1)))
                .contains(
                        "gen_ai.client.operation.duration",
                        "gen_ai.client.token.usage",
                        "xai.client.operation.duration");
    }
}
