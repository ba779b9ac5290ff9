// SPDX-License-Identifier: Apache-2.0
package dev.filechat.opentelemetry;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.observe.CallOperation;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The spans of real calls. */
class SpanTest extends ObservedCalls {
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

    /** The management key is no part of them either, though the service repeats it. */
    @Test
    void callsOfCollectionsAreSpans() {
        try (FileChatClient client = client()) {
            DocumentCollection manuals = client.collections().create(CANARY);
            manuals.search("the " + CANARY);
            xai.faults()
                    .on("DeleteCollection")
                    .refuse(Refusal.of(Code.INVALID_ARGUMENT, "The key " + xai.managementKey()));
            assertThatThrownBy(manuals::delete).isInstanceOf(InvalidArgumentException.class);
        }

        assertThat(telemetry.spans())
                .extracting(SpanData::getName)
                .containsExactly("xai.create_collection", "xai.search_collections", "xai.delete_collection");
        assertThat(attributes(telemetry.span("xai.create_collection")))
                .containsEntry("xai.operation.name", "xai.create_collection");
        assertThat(telemetry.everything()).doesNotContain(CANARY).doesNotContain(xai.managementKey());
    }

    /** Each has a name of its own, but that whole and streamed answers are both chats. */
    @Test
    void everyOperationHasAName() {
        assertThat(CallOperation.values())
                .allSatisfy(operation -> assertThat(Operations.name(operation))
                        .matches(operation.service().equals("Chat") ? "[a-z_]+" : "xai\\.[a-z_.]+"));
        assertThat(Arrays.stream(CallOperation.values())
                        .filter(operation -> operation != CallOperation.CHAT_STREAM)
                        .map(Operations::name))
                .doesNotHaveDuplicates();
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
