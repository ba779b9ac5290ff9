// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import static dev.filechat.chat.messages.Message.user;
import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.collections.DocumentCollection;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.observe.CallOperation;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status.Code;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The observations and meters of real calls, over TCP. */
class ObservationTest {
    private static final String CANARY = "canary-7f3a";

    private final TestObservationRegistry observations = TestObservationRegistry.create();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Queue<Observation.Context> ended = new ConcurrentLinkedQueue<>();
    private final Queue<String> events = new ConcurrentLinkedQueue<>();
    private final FakeXai xai = FakeXai.start();

    @BeforeEach
    void handle() {
        observations.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
        observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onEvent(Observation.Event event, Observation.Context context) {
                events.add(event.getContextualName());
            }

            @Override
            public void onStop(Observation.Context context) {
                ended.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @AfterEach
    void close() {
        xai.close();
    }

    private FileChatClient client() {
        return client(xai.configure(FileChatClient.builder()), observations, meters);
    }

    private static FileChatClient client(
            FileChatClientBuilder builder, ObservationRegistry observationRegistry, MeterRegistry meterRegistry) {
        // snippet: observer
        FileChatClient client = builder.observer(FileChatObservation.observer(observationRegistry, meterRegistry))
                .build();
        // end
        return client;
    }

    private static RunnableTool weather(Runnable run) {
        return RunnableTool.of(
                FunctionTool.of("weather", "The weather of a city", "{\"type\":\"object\"}"), (arguments, context) -> {
                    run.run();
                    return "Sunny";
                });
    }

    @Test
    void aChatIsAnObservation() {
        xai.chat()
                .whenAnything()
                .reply("Three.")
                .usage(Usage.builder()
                        .promptTokens(20)
                        .cachedPromptTextTokens(5)
                        .completionTokens(7)
                        .reasoningTokens(30)
                        .build())
                .costInUsdTicks(25_000_000L);
        ChatResponse response;
        String conversation;
        try (FileChatClient client = client()) {
            Chat chat = client.chat()
                    .create("grok-4.5", ChatOptions.builder().temperature(0.7f).build())
                    .append(user("Which risks?"));
            conversation = chat.conversationId();
            response = chat.sample();
        }

        assertThat(observations)
                .hasSingleObservationThat()
                .hasNameEqualTo("gen_ai.client.operation")
                .hasContextualNameEqualTo("chat grok-4.5")
                .hasBeenStarted()
                .hasBeenStopped()
                .doesNotHaveError()
                .hasLowCardinalityKeyValue("gen_ai.operation.name", "chat")
                .hasLowCardinalityKeyValue("gen_ai.provider.name", "x_ai")
                .hasLowCardinalityKeyValue("gen_ai.request.model", "grok-4.5")
                .hasLowCardinalityKeyValue("gen_ai.response.model", response.model())
                .hasLowCardinalityKeyValue("server.address", "127.0.0.1")
                .hasLowCardinalityKeyValue("server.port", String.valueOf(xai.port()))
                .hasLowCardinalityKeyValue("error.type", "none")
                .hasHighCardinalityKeyValue("gen_ai.conversation.id", conversation)
                .hasHighCardinalityKeyValue("gen_ai.request.temperature", "0.7")
                .hasHighCardinalityKeyValue("gen_ai.response.id", response.id())
                .hasHighCardinalityKeyValue("gen_ai.response.finish_reasons", "stop")
                .hasHighCardinalityKeyValue("gen_ai.usage.input_tokens", "20")
                .hasHighCardinalityKeyValue("gen_ai.usage.output_tokens", "37")
                .hasHighCardinalityKeyValue("gen_ai.usage.cache_read.input_tokens", "5")
                .hasHighCardinalityKeyValue("gen_ai.usage.reasoning.output_tokens", "30")
                .hasHighCardinalityKeyValue("xai.usage.cost", "0.0025")
                .hasHighCardinalityKeyValue("xai.attempts", "1");
    }

    @Test
    void tokensCostAndTimesAreMeters() {
        xai.chat()
                .whenAnything()
                .replyStreaming("One. ", "Two. ", "Three.")
                .usage(Usage.builder().promptTokens(20).completionTokens(7).build())
                .costInUsdTicks(25_000_000L);
        int chunks = 0;
        try (FileChatClient client = client();
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            for (var ignored : stream) {
                chunks++;
            }
        }

        assertThat(meters.get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "input")
                        .tag("gen_ai.request.model", "grok-4.5")
                        .counter()
                        .count())
                .isEqualTo(20);
        assertThat(meters.get("gen_ai.client.token.usage")
                        .tag("gen_ai.token.type", "output")
                        .counter()
                        .count())
                .isEqualTo(7);
        assertThat(meters.get("xai.client.cost").counter().count()).isCloseTo(0.0025, within(1e-12));
        Timer call = meters.get("gen_ai.client.operation").timer();
        assertThat(call.count()).isEqualTo(1);
        Timer first = meters.get("gen_ai.client.operation.time_to_first_chunk").timer();
        assertThat(first.count()).isEqualTo(1);
        assertThat(meters.get("gen_ai.client.operation.time_per_output_chunk")
                        .timer()
                        .count())
                .isEqualTo(chunks - 1)
                .isPositive();
    }

    /** What a tool observes is below it, and it is below the chat that asked for it. */
    @Test
    void aToolIsBelowItsChatAndCurrentWhileItRuns() {
        xai.chat()
                .whenAnything()
                .callTool("weather", "{\"city\":\"Oslo\"}")
                .callTool("weather", "{\"city\":\"Bergen\"}")
                .then()
                .reply("Sunny.");
        Runnable lookup = () -> Observation.start("lookup", observations)
                .contextualName("lookup")
                .stop();
        Observation request = Observation.start("http", observations).contextualName("GET /weather");
        try (FileChatClient client = client();
                Observation.Scope ignored = request.openScope()) {
            client.chat().create("grok-4.5").append(user("How is the weather?")).runTools(weather(lookup));
        }
        request.stop();

        assertThat(ended.stream().map(ObservationTest::path))
                .containsExactlyInAnyOrder(
                        "GET /weather > chat grok-4.5",
                        "GET /weather > chat grok-4.5 > execute_tool weather > lookup",
                        "GET /weather > chat grok-4.5 > execute_tool weather",
                        "GET /weather > chat grok-4.5 > execute_tool weather > lookup",
                        "GET /weather > chat grok-4.5 > execute_tool weather",
                        "GET /weather > chat grok-4.5",
                        "GET /weather");
        assertThat(meters.get("gen_ai.execute_tool").timer().count()).isEqualTo(2);
    }

    private static String path(Observation.ContextView context) {
        String name = context.getContextualName();
        return context.getParentObservation() == null
                ? name
                : path(context.getParentObservation().getContextView()) + " > " + name;
    }

    @Test
    void anUploadHasAnEventForTheAttemptThatFailed() throws Exception {
        byte[] content = new byte[100_000];
        new Random(1).nextBytes(content);
        xai.faults()
                .onUploads()
                .times(1)
                .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));
        StoredFile file;
        try (FileChatClient client = client()) {
            file = client.files().upload(FileSource.of(CANARY + ".bin", content));
        }

        assertThat(observations)
                .hasSingleObservationThat()
                .hasNameEqualTo("xai.client.operation")
                .hasContextualNameEqualTo("xai.file.upload")
                .hasEvent("xai.attempt.failed")
                .doesNotHaveError()
                .hasLowCardinalityKeyValue("xai.operation.name", "xai.file.upload")
                .hasHighCardinalityKeyValue("xai.file.size", "100000")
                .hasHighCardinalityKeyValue("xai.file.id", file.id())
                .hasHighCardinalityKeyValue("xai.attempts", "2");
        assertThat(meters.get("xai.client.retries")
                        .tag("error.type", UnavailableException.class.getName())
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(meters.get("xai.client.file.io")
                        .tag("xai.io.direction", "transmit")
                        .counter()
                        .count())
                .isBetween(100_000.0, 200_000.0);
        assertThat(xai.files().named(CANARY + ".bin").getFirst().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        assertThat(everything()).doesNotContain(CANARY);
    }

    @Test
    void aCallThatFailsHasTheClassOfItsError() {
        try (FileChatClient client = client()) {
            assertThatThrownBy(() -> client.files().get("file-none")).isInstanceOf(NotFoundException.class);
        }

        assertThat(observations)
                .hasSingleObservationThat()
                .hasError()
                .hasLowCardinalityKeyValue("error.type", NotFoundException.class.getName())
                .hasHighCardinalityKeyValue("xai.file.id", "file-none");
        assertThat(ended.element().getError()).hasMessage(NotFoundException.class.getName());
        assertThat(meters.get("xai.client.operation")
                        .tag("error.type", NotFoundException.class.getName())
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aStreamThatIsClosedBeforeItsEndIsNoError() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ", "Three.");
        try (FileChatClient client = client();
                ChatStream stream = client.chat().create("grok-4.5").append(user("Count.")).stream()) {
            stream.iterator().next();
        }

        assertThat(observations)
                .hasSingleObservationThat()
                .doesNotHaveError()
                .hasHighCardinalityKeyValue("xai.stream.closed_early", "true");
    }

    /** As the handler of Micrometer Tracing does. */
    @Test
    void theHeadersOfAHandlerGoToTheService() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        observations.observationConfig().observationHandler(new ObservationHandler<CallContext>() {
            @Override
            public void onStart(CallContext context) {
                context.getSetter().set(context.getCarrier(), "traceparent", trace);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return context instanceof CallContext;
            }
        });
        xai.chat().whenAnything().reply("Yes.");
        try (FileChatClient client = client()) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }

        assertThat(xai.requests().getFirst().metadata()).containsEntry("traceparent", List.of(trace));
    }

    /** Neither in the errors of the service and of a tool, nor in an event. */
    @Test
    void nothingHasContentOrTheKey() {
        xai.chat()
                .whenAnything()
                .callTool("weather", "{\"city\":\"" + CANARY + "\"}")
                .then()
                .reply(CANARY);
        try (FileChatClient client = client()) {
            client.files().upload(FileSource.of(CANARY + ".txt", new byte[] {1, 2, 3}));
            var chat = client.chat()
                    .create("grok-4.5", ChatOptions.builder().stop(CANARY).build())
                    .append(user(CANARY));
            chat.runTools(weather(() -> {
                throw new IllegalStateException(CANARY);
            }));
            xai.faults()
                    .onChats()
                    .times(1)
                    .refuse(Refusal.of(Code.INVALID_ARGUMENT, CANARY + " with the key " + xai.key()));
            assertThatThrownBy(chat::sample).isInstanceOf(FileChatException.class);
        }

        assertThat(ended).hasSize(5);
        assertThat(events).containsExactly("attempt 1 failed with dev.filechat.errors.InvalidArgumentException");
        assertThat(everything())
                .contains("java.lang.IllegalStateException")
                .doesNotContain(CANARY)
                .doesNotContain(xai.key());
    }

    /** The management key is no part of them either, though the service repeats it. */
    @Test
    void callsOfCollectionsAreObservations() {
        try (FileChatClient client = client()) {
            DocumentCollection manuals = client.collections().create(CANARY);
            manuals.search("the " + CANARY);
            xai.faults()
                    .on("DeleteCollection")
                    .refuse(Refusal.of(Code.INVALID_ARGUMENT, "The key " + xai.managementKey()));
            assertThatThrownBy(manuals::delete).isInstanceOf(FileChatException.class);
        }

        assertThat(ended)
                .extracting(Observation.Context::getContextualName)
                .containsExactly("xai.create_collection", "xai.search_collections", "xai.delete_collection");
        assertThat(meters.get("xai.client.operation")
                        .tag("xai.operation.name", "xai.create_collection")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(everything()).doesNotContain(CANARY).doesNotContain(xai.managementKey());
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

    private String everything() {
        return ended.stream()
                        .map(context -> context + " " + context.getAllKeyValues() + " " + context.getError())
                        .collect(Collectors.joining("\n"))
                + events
                + meters.getMeters().stream().map(Meter::getId).toList();
    }

    @Test
    void observationsNeedNoMeters() {
        xai.chat().whenAnything().reply("Yes.");
        try (FileChatClient client = xai.configure(FileChatClient.builder())
                .observer(FileChatObservation.observer(observations))
                .build()) {
            client.chat().create("grok-4.5").append(user("Well?")).sample();
        }

        assertThat(observations).hasNumberOfObservationsEqualTo(1);
        assertThat(meters.find("gen_ai.client.token.usage").counter()).isNull();
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> FileChatObservation.observer(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("observations");
        assertThatThrownBy(() -> FileChatObservation.observer(observations, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("meters");
    }
}
