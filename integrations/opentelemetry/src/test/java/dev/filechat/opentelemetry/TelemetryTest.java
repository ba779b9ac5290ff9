// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The spans and metrics of real calls, over TCP. */
class TelemetryTest {
    private static final String CANARY = "canary-7f3a";

    private final Telemetry telemetry = new Telemetry();
    private final FakeXai xai = FakeXai.start();

    @AfterEach
    void close() {
        xai.close();
        telemetry.close();
    }

    private FileChatClient client() {
        return client(builder -> builder);
    }

    private FileChatClient client(UnaryOperator<FileChatTelemetry.Builder> settings) {
        return xai.configure(FileChatClient.builder())
                .observer(settings.apply(
                                FileChatTelemetry.builder(telemetry.sdk()).environment(variable -> null))
                        .build())
                .build();
    }

    private static Map<String, Object> attributes(SpanData span) {
        return map(span.getAttributes());
    }

    private static Map<String, Object> map(Attributes attributes) {
        Map<String, Object> map = new TreeMap<>();
        attributes.forEach((key, value) -> map.put(key.getKey(), value));
        return map;
    }

    private static RunnableTool weather(UnaryOperator<String> run) {
        return RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"),
                (arguments, context) -> run.apply(arguments));
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    @Test
    void aChatIsASpanWithWhatWasAskedAndUsed() {
        xai.chat()
                .whenAnything()
                .reply("Three.")
                .usage(Usage.builder()
                        .promptTokens(20)
                        .promptTextTokens(20)
                        .cachedPromptTextTokens(5)
                        .completionTokens(7)
                        .reasoningTokens(30)
                        .totalTokens(57)
                        .build())
                .costInUsdTicks(25_000_000L);
        ChatResponse response;
        String conversation;
        try (FileChatClient client = client()) {
            Chat chat = client.chat()
                    .create(
                            "grok-4.5",
                            ChatOptions.builder()
                                    .n(1)
                                    .temperature(0.7f)
                                    .topP(0.5f)
                                    .maxTokens(100)
                                    .seed(3)
                                    .build())
                    .append(user("Which risks?"));
            conversation = chat.conversationId();
            response = chat.sample();
        }

        SpanData span = telemetry.span("chat grok-4.5");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(span.getInstrumentationScopeInfo().getSchemaUrl())
                .isEqualTo("https://opentelemetry.io/schemas/gen-ai/1.42.0");
        assertThat(attributes(span))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("gen_ai.operation.name", "chat"),
                        Map.entry("gen_ai.provider.name", "x_ai"),
                        Map.entry("gen_ai.conversation.id", conversation),
                        Map.entry("gen_ai.request.model", "grok-4.5"),
                        Map.entry("gen_ai.request.temperature", 0.7),
                        Map.entry("gen_ai.request.top_p", 0.5),
                        Map.entry("gen_ai.request.max_tokens", 100L),
                        Map.entry("gen_ai.request.seed", 3L),
                        Map.entry("gen_ai.response.id", response.id()),
                        Map.entry("gen_ai.response.model", response.model()),
                        Map.entry("gen_ai.response.finish_reasons", List.of("stop")),
                        Map.entry("gen_ai.usage.input_tokens", 20L),
                        Map.entry("gen_ai.usage.output_tokens", 37L),
                        Map.entry("gen_ai.usage.cache_read.input_tokens", 5L),
                        Map.entry("gen_ai.usage.reasoning.output_tokens", 30L),
                        Map.entry("xai.usage.cost", 0.0025),
                        Map.entry("xai.attempts", 1L),
                        Map.entry("server.address", "127.0.0.1"),
                        Map.entry("server.port", (long) xai.port())));
    }

    @Test
    void aChatIsCountedInMetrics() {
        xai.chat()
                .whenAnything()
                .reply("Three.")
                .usage(Usage.builder()
                        .promptTokens(20)
                        .completionTokens(7)
                        .reasoningTokens(30)
                        .build())
                .costInUsdTicks(25_000_000L);
        try (FileChatClient client = client()) {
            client.chat().create("grok-4.5").append(user("Which risks?")).sample();
        }

        assertThat(telemetry.metric("gen_ai.client.operation.duration").getUnit())
                .isEqualTo("s");
        HistogramPointData duration =
                telemetry.histogram("gen_ai.client.operation.duration").getFirst();
        assertThat(duration.getCount()).isEqualTo(1);
        assertThat(duration.getBoundaries()).startsWith(0.01, 0.02).endsWith(81.92);
        assertThat(map(duration.getAttributes()))
                .containsEntry("gen_ai.operation.name", "chat")
                .containsEntry("gen_ai.provider.name", "x_ai")
                .containsEntry("gen_ai.request.model", "grok-4.5")
                .containsKeys("gen_ai.response.model", "server.address", "server.port")
                .doesNotContainKey("error.type");
        assertThat(telemetry.histogram("gen_ai.client.token.usage"))
                .extracting(
                        point -> point.getAttributes().get(AttributeKey.stringKey("gen_ai.token.type")),
                        HistogramPointData::getSum)
                .containsExactlyInAnyOrder(tuple("input", 20.0), tuple("output", 37.0));
        assertThat(telemetry.metric("xai.client.cost").getDoubleSumData().getPoints())
                .singleElement()
                .satisfies(point -> assertThat(point.getValue()).isCloseTo(0.0025, within(1e-12)));
    }

    @Test
    void aStreamedChatHasTheTimesOfItsChunks() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
        int chunks = 0;
        try (FileChatClient client = client();
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            for (var ignored : stream) {
                chunks++;
            }
        }

        SpanData span = telemetry.span("chat grok-4.5");
        assertThat(attributes(span)).containsEntry("gen_ai.request.stream", true);
        assertThat((double) attributes(span).get("gen_ai.response.time_to_first_chunk"))
                .isPositive()
                .isLessThan((span.getEndEpochNanos() - span.getStartEpochNanos()) / 1e9);
        assertThat(telemetry.histogram("gen_ai.client.operation.time_to_first_chunk"))
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(1));
        assertThat(telemetry
                        .histogram("gen_ai.client.operation.time_per_output_chunk")
                        .getFirst()
                        .getCount())
                .isEqualTo(chunks - 1)
                .isPositive();
    }

    @Test
    void aStreamThatIsClosedBeforeItsEndIsNoError() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
        try (FileChatClient client = client();
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            stream.iterator().next();
        }

        SpanData span = telemetry.span("chat grok-4.5");
        assertThat(attributes(span))
                .containsEntry("xai.stream.closed_early", true)
                .doesNotContainKey("error.type");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
    }

    /** What a tool does is below its span, and its span is below that of the chat that asked for it. */
    @Test
    void aToolIsASpanBelowItsChatAndCurrentWhileItRuns() {
        xai.chat()
                .whenAnything()
                .callTool("weather", "{\"city\":\"Oslo\"}")
                .callTool("weather", "{\"city\":\"Bergen\"}")
                .then()
                .reply("Sunny in both.");
        RunnableTool tool = weather(arguments -> {
            telemetry.sdk().getTracer("test").spanBuilder("lookup").startSpan().end();
            return "Sunny";
        });
        Span request =
                telemetry.sdk().getTracer("test").spanBuilder("GET /weather").startSpan();
        try (FileChatClient client = client();
                Scope ignored = request.makeCurrent()) {
            client.chat().create("grok-4.5").append(user("How is the weather?")).runTools(tool);
        }
        request.end();

        assertThat(telemetry.tree()).isEqualTo("""
                        GET /weather
                            chat grok-4.5
                                execute_tool weather
                                    lookup
                                execute_tool weather
                                    lookup
                            chat grok-4.5
                        """);
        SpanData span = telemetry.spans().stream()
                .filter(ended -> ended.getName().equals("execute_tool weather"))
                .findFirst()
                .orElseThrow();
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(attributes(span))
                .containsOnlyKeys(
                        "gen_ai.operation.name", "gen_ai.tool.name", "gen_ai.tool.type", "gen_ai.tool.call.id")
                .containsEntry("gen_ai.operation.name", "execute_tool")
                .containsEntry("gen_ai.tool.name", "weather");
        assertThat(telemetry.histogram("gen_ai.execute_tool.duration"))
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(2));
    }

    @Test
    void aToolThatFailsHasItsError() {
        xai.chat().whenAnything().callTool("weather", "{}").then().reply("I do not know.");
        try (FileChatClient client = client()) {
            client.chat().create("grok-4.5").append(user("How is the weather?")).runTools(weather(arguments -> {
                throw new IllegalStateException(CANARY);
            }));
        }

        SpanData span = telemetry.span("execute_tool weather");
        assertThat(attributes(span)).containsEntry("error.type", "java.lang.IllegalStateException");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(telemetry.everything()).doesNotContain(CANARY);
    }

    @Test
    void anUploadHasItsSizeItsRateAndItsAttempts() throws Exception {
        byte[] content = bytes(100_000);
        xai.faults()
                .onUploads()
                .times(1)
                .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));
        StoredFile file;
        try (FileChatClient client = client()) {
            file = client.files().upload(FileSource.of(CANARY + ".bin", content));
        }

        SpanData span = telemetry.span("xai.file.upload");
        assertThat(span.getKind()).isEqualTo(SpanKind.CLIENT);
        assertThat(attributes(span))
                .containsEntry("xai.operation.name", "xai.file.upload")
                .containsEntry("xai.file.size", 100_000L)
                .containsEntry("xai.file.id", file.id())
                .containsEntry("xai.attempts", 2L)
                .containsEntry("server.port", (long) xai.port());
        assertThat((double) attributes(span).get("xai.file.rate")).isPositive();
        assertThat((long) attributes(span).get("xai.file.transferred"))
                .isEqualTo(telemetry.sum("xai.client.file.io"))
                .isBetween(100_000L, 200_000L);
        assertThat(span.getEvents())
                .singleElement()
                .satisfies(event -> assertThat(map(event.getAttributes()))
                        .containsEntry("xai.attempt.number", 1L)
                        .containsEntry("error.type", UnavailableException.class.getName())
                        .containsKey("xai.attempt.retry_delay"))
                .extracting(EventData::getName)
                .isEqualTo("xai.attempt.failed");
        assertThat(telemetry.sum("xai.client.retries")).isEqualTo(1);
        assertThat(telemetry.histogram("xai.client.operation.duration"))
                .singleElement()
                .satisfies(point -> assertThat(point.getCount()).isEqualTo(1));
        assertThat(telemetry.everything()).doesNotContain(CANARY);
        assertThat(xai.files().named(CANARY + ".bin").getFirst().sha256()).isEqualTo(sha256(content));
    }

    @Test
    void aDownloadHasItsBytes() throws Exception {
        byte[] content = bytes(50_000);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FileChatClient other = xai.client();
                FileChatClient client = client()) {
            StoredFile file = other.files().upload(FileSource.of("a.bin", content));
            client.files().contentTo(file.id(), out);
        }

        assertThat(attributes(telemetry.span("xai.file.download"))).containsEntry("xai.file.transferred", 50_000L);
        assertThat(telemetry.metric("xai.client.file.io").getLongSumData().getPoints())
                .singleElement()
                .satisfies(
                        point -> assertThat(map(point.getAttributes())).containsEntry("xai.io.direction", "receive"));
        assertThat(sha256(out.toByteArray())).isEqualTo(sha256(content));
    }

    /** Its class, not its message, which may quote what was sent. */
    @Test
    void aCallThatFailsHasItsError() {
        try (FileChatClient client = client()) {
            assertThatThrownBy(() -> client.files().get("file-" + CANARY)).isInstanceOf(NotFoundException.class);
        }

        SpanData span = telemetry.span("xai.file.get");
        assertThat(attributes(span)).containsEntry("error.type", NotFoundException.class.getName());
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(map(telemetry
                        .histogram("xai.client.operation.duration")
                        .getFirst()
                        .getAttributes()))
                .containsEntry("error.type", NotFoundException.class.getName());
    }

    @Test
    void theTraceGoesToTheService() {
        xai.chat().whenAnything().reply("Yes.");
        try (FileChatClient client = client()) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }

        SpanData span = telemetry.span("chat grok-4.5");
        assertThat(xai.requests().getFirst().metadata())
                .containsEntry(
                        "traceparent",
                        List.of("00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                                + span.getSpanContext().getTraceFlags().asHex()));
    }

    /** Asks with a canary in all that is content, and has the service answer and fail with it. */
    private void useCanaries(FileChatClient client) {
        xai.chat()
                .whenAnything()
                .callTool("weather", "{\"city\":\"" + CANARY + "\"}")
                .then()
                .reply("It is sunny in " + CANARY + ".");
        StoredFile file = client.files().upload(FileSource.of(CANARY + ".txt", new byte[] {1, 2, 3}));
        Chat chat = client.chat()
                .create("grok-4.5", ChatOptions.builder().stop(CANARY).build());
        chat.append(system("Be brief, " + CANARY))
                .append(user("How is the weather in " + CANARY + "?", Content.file(file)));
        chat.runTools(weather(arguments -> "sunny in " + CANARY));
        xai.faults()
                .onChats()
                .times(1)
                .refuse(Refusal.of(Code.INVALID_ARGUMENT, CANARY + " with the key " + xai.key() + " is no message"));
        assertThatThrownBy(chat::sample).isInstanceOf(FileChatException.class);
    }

    @Test
    void noSpanAndNoMetricHasContentUnlessAskedFor() {
        try (FileChatClient client = client()) {
            useCanaries(client);
        }

        assertThat(telemetry.spans()).hasSize(5);
        assertThat(telemetry.everything()).doesNotContain(CANARY).doesNotContain(xai.key());
    }

    @Test
    void capturedContentIsInTheFormOfTheConventions() {
        try (FileChatClient client = client(builder -> builder.captureContent(true))) {
            useCanaries(client);
        }

        SpanData answer = telemetry.spans().get(3);
        assertThat((String) attributes(answer).get("gen_ai.input.messages"))
                .startsWith("""
                        [{"role":"system","parts":[{"type":"text","content":"Be brief, canary-7f3a"}]},\
                        {"role":"user","parts":[{"type":"text","content":"How is the weather in canary-7f3a?"},\
                        {"type":"file","modality":"document","file_id":""")
                .contains("""
                        {"role":"assistant","parts":[{"type":"tool_call","id":""", """
                        ,"name":"weather","arguments":"{\\"city\\":\\"canary-7f3a\\"}"}]}""")
                .endsWith("""
                        ,"response":"sunny in canary-7f3a"}]}]""");
        assertThat(attributes(answer))
                .containsEntry("gen_ai.output.messages", """
                        [{"role":"assistant","parts":[{"type":"text","content":"It is sunny in canary-7f3a."}],\
                        "finish_reason":"stop"}]""")
                .containsEntry("gen_ai.request.stop_sequences", List.of(CANARY));
        assertThat(attributes(telemetry.span("execute_tool weather")))
                .containsEntry("gen_ai.tool.call.arguments", "{\"city\":\"" + CANARY + "\"}")
                .containsEntry("gen_ai.tool.call.result", "sunny in " + CANARY);
        assertThat(attributes(telemetry.span("xai.file.upload"))).containsEntry("xai.file.name", CANARY + ".txt");
        assertThat(telemetry.everything()).doesNotContain(xai.key());
    }

    @Test
    void allThatIsCapturedPassesTheRedactor() {
        try (FileChatClient client =
                client(builder -> builder.captureContent(true).redactor(text -> text.replace(CANARY, "Oslo")))) {
            useCanaries(client);
        }

        assertThat(telemetry.everything())
                .contains("It is sunny in Oslo.", "Oslo.txt", "sunny in Oslo")
                .doesNotContain(CANARY);
    }

    @Test
    void aRedactorThatFailsLeavesTheTextOut() {
        try (FileChatClient client =
                client(builder -> builder.captureContent(true).redactor(text -> {
                    throw new IllegalStateException("no rule");
                }))) {
            useCanaries(client);
        }

        assertThat(telemetry.spans()).hasSize(5);
        assertThat(telemetry.everything()).contains("[the redactor failed]").doesNotContain(CANARY);
    }

    @Test
    void theEnvironmentCanAskForContentAndTheBuilderHasTheLastWord() {
        Map<String, String> environment = Map.of("OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT", "true");
        xai.chat().whenAnything().reply(CANARY);
        try (FileChatClient client =
                client(builder -> builder.environment(environment::get).captureContent(false))) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }
        assertThat(telemetry.everything()).doesNotContain(CANARY);

        try (FileChatClient client = client(builder -> builder.environment(environment::get))) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }
        assertThat(telemetry.everything()).contains(CANARY);
    }

    @Test
    void theEnvironmentCanForbidAllThatIsSensitive() {
        Map<String, String> environment = Map.of("XAI_SDK_DISABLE_SENSITIVE_TELEMETRY_ATTRIBUTES", "1");
        try (FileChatClient client =
                client(builder -> builder.environment(environment::get).captureContent(true))) {
            useCanaries(client);
        }

        assertThat(telemetry.everything()).doesNotContain(CANARY).doesNotContain(xai.key());
        assertThat(attributes(telemetry.spans().getFirst()))
                .containsOnlyKeys(
                        "xai.operation.name",
                        "gen_ai.provider.name",
                        "xai.file.size",
                        "xai.file.transferred",
                        "xai.file.rate",
                        "xai.attempts",
                        "server.address",
                        "server.port");
        assertThat(attributes(telemetry.spans().get(3)))
                .containsOnlyKeys(
                        "gen_ai.operation.name",
                        "gen_ai.provider.name",
                        "gen_ai.request.model",
                        "xai.attempts",
                        "server.address",
                        "server.port");
        assertThat(attributes(telemetry.span("execute_tool weather")))
                .containsOnlyKeys("gen_ai.operation.name", "gen_ai.tool.name");
    }

    /** The trace of the program goes on to the service, and metrics stay. */
    @Test
    void theEnvironmentCanTurnSpansOff() {
        Map<String, String> environment = Map.of("XAI_SDK_DISABLE_TRACING", "True");
        xai.chat().whenAnything().reply("Yes.");
        Span request = telemetry.sdk().getTracer("test").spanBuilder("GET /").startSpan();
        try (FileChatClient client = client(builder -> builder.environment(environment::get));
                Scope ignored = request.makeCurrent()) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }
        request.end();

        assertThat(telemetry.tree()).isEqualTo("GET /\n");
        assertThat(telemetry.histogram("gen_ai.client.operation.duration")).hasSize(1);
        assertThat(xai.requests().getFirst().metadata().get("traceparent").getFirst())
                .contains(request.getSpanContext().getSpanId());
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> FileChatTelemetry.create(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("openTelemetry");
        assertThatThrownBy(() -> FileChatTelemetry.builder(telemetry.sdk()).redactor(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("redactor");
    }
}
