// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.filechat.FileChatClient;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.ServiceException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.opentelemetry.FileChatTelemetry;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The dashboard of docs/operations.md asks for series that there are, with either integration. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("../../docs/operations/filechat-dashboard.json");
    private static final Pattern SERIES = Pattern.compile("([a-zA-Z_]+)\\{([^}]*)}");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern MATCHED = Pattern.compile("(\\w+)[=!]");
    private static final Pattern NAMED = Pattern.compile("\\{\\{(\\w+)}}");

    private static final Usage USAGE = Usage.builder()
            .promptTokens(12)
            .completionTokens(3)
            .costInUsdTicks(1_000_000L)
            .build();

    private final PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private PrometheusSeries micrometer;
    private PrometheusSeries openTelemetry;

    @BeforeEach
    void makeCalls() {
        buckets(meters);
        ObservationRegistry observations = ObservationRegistry.create();
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        try (OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
                        .setMeterProvider(SdkMeterProvider.builder()
                                .registerMetricReader(metrics)
                                .build())
                        .build();
                FakeXai xai = FakeXai.start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .observer(FileChatObservation.observer(observations, meters))
                        .observer(FileChatTelemetry.create(sdk))
                        .build()) {
            xai.faults()
                    .onUploads()
                    .times(1)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));
            xai.chat()
                    .whenAnything()
                    .callTool("dues", "{}")
                    .usage(USAGE)
                    .then()
                    .replyStreaming("5", "%.")
                    .usage(USAGE)
                    .then()
                    .fail(Refusal.of(Code.INVALID_ARGUMENT, "no"));
            makeCalls(client);
            micrometer = PrometheusSeries.ofText(meters.scrape());
            openTelemetry = PrometheusSeries.ofMetrics(metrics.collectAllMetrics());
        }
    }

    /** An upload with a retry, a streamed chat with a tool, and failures of both kinds. */
    private static void makeCalls(FileChatClient client) {
        client.files().upload(FileSource.of("report.txt", "Dues rise.".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> client.files().get("file_missing")).isInstanceOf(NotFoundException.class);
        client.chat()
                .create("grok-4.5")
                .append(user("How much?"))
                .runTools(
                        List.of(RunnableTool.of(
                                FunctionTool.of("dues", "The dues", "{\"type\":\"object\"}"),
                                (arguments, context) -> "5%")),
                        ToolRunOptions.builder().onChunk(chunk -> {}).build());
        assertThatThrownBy(() -> client.chat()
                        .create("grok-4.5")
                        .append(user("And then?"))
                        .sample())
                .isInstanceOf(ServiceException.class);
    }

    @Test
    void eachQueryFindsASeriesOfEachIntegration() throws Exception {
        assertThat(queries()).hasSizeGreaterThan(15).allSatisfy(query -> {
            Set<String> names = names(query);
            assertThat(names).isNotEmpty();
            assertThat(names).as("Micrometer").containsAnyElementsOf(micrometer.names());
            assertThat(names).as("OpenTelemetry").containsAnyElementsOf(openTelemetry.names());
            for (String name : names) {
                Set<String> labels = new HashSet<>(micrometer.labels(name));
                labels.addAll(openTelemetry.labels(name));
                assertThat(labels).as(name).containsAll(labels(query));
            }
        });
    }

    /** All but the time from chunk to chunk, and what Micrometer makes of each observation on its own. */
    @Test
    void theDashboardShowsEveryMetric() throws Exception {
        List<String> shown = queries().stream()
                .flatMap(query -> names(query).stream())
                .map(DashboardTest::metric)
                .toList();

        assertThat(Stream.of(micrometer, openTelemetry).flatMap(series -> series.names().stream()))
                .filteredOn(name ->
                        !name.matches(".*(time_per_output_chunk|_active_seconds|_seconds_max|_attempt_failed).*"))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metric(name)).isIn(shown));
    }

    private static String metric(String series) {
        return series.replaceFirst("_(bucket|sum|count)$", "");
    }

    /** Buckets for percentiles, as the page shows them. */
    private static void buckets(MeterRegistry meterRegistry) {
        // snippet: buckets
        meterRegistry.config().meterFilter(new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                boolean ours =
                        id.getName().startsWith("gen_ai.") || id.getName().startsWith("xai.");
                if (!ours || id.getType() != Meter.Type.TIMER) {
                    return config;
                }
                return DistributionStatisticConfig.builder()
                        .percentilesHistogram(true)
                        .maximumExpectedValue((double) Duration.ofMinutes(10).toNanos())
                        .build()
                        .merge(config);
            }
        });
        // end
    }

    private static List<JsonNode> queries() throws Exception {
        List<JsonNode> queries = new ArrayList<>();
        new ObjectMapper()
                .readTree(DASHBOARD.toFile())
                .get("panels")
                .forEach(panel -> panel.get("targets").forEach(queries::add));
        return queries;
    }

    private static Set<String> names(JsonNode query) {
        Set<String> names = new HashSet<>();
        SERIES.matcher(query.get("expr").asText()).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** The labels that a query and its legend name; the scraper adds the job. */
    private static Set<String> labels(JsonNode query) {
        Set<String> labels = new HashSet<>();
        String expression = query.get("expr").asText();
        GROUPED.matcher(expression)
                .results()
                .forEach(found -> labels.addAll(List.of(found.group(1).split(", "))));
        SERIES.matcher(expression)
                .results()
                .flatMap(found -> MATCHED.matcher(found.group(2)).results())
                .forEach(found -> labels.add(found.group(1)));
        NAMED.matcher(query.get("legendFormat").asText()).results().forEach(found -> labels.add(found.group(1)));
        labels.remove("job");
        return labels;
    }
}
