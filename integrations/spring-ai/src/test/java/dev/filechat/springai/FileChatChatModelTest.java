// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.chat.TextMatcher;
import io.grpc.Status.Code;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.ai.chat.client.ChatClient;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.SystemMessage;
import org.springframework.ai.chat.messages.UserMessage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.content.Media;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.function.FunctionToolCallback;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;
import reactor.test.StepVerifier;

/** What a model of Spring AI does, against the fake: whole and streamed answers, media, tools, schemas, failures. */
class FileChatChatModelTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final FakeXai xai = FakeXai.start();
    private final FileChatClient client = xai.client();
    private final FileChatChatModel model = FileChatChatModel.builder(client)
            .options(FileChatChatOptions.builder().model("grok-4.5").build())
            .build();

    @AfterEach
    void stop() {
        client.close();
        xai.close();
    }

    @Test
    void answersWithUsageCostAndTheReasonOfTheEnd() {
        xai.chat().whenAnything().reply("One.").id("response-1").costInUsdTicks(31_000_000L);

        ChatResponse response = model.call(new Prompt(new SystemMessage("Be short."), new UserMessage("Which risks?")));

        assertThat(response.getResult().getOutput().getText()).isEqualTo("One.");
        assertThat(response.getResult().getMetadata().getFinishReason()).isEqualTo("stop");
        assertThat(response.getMetadata().getId()).isEqualTo("response-1");
        assertThat(response.getMetadata().getModel()).isEqualTo("grok-4.5");
        assertThat(response.getMetadata().getUsage().getPromptTokens()).isPositive();
        assertThat(response.getMetadata().getUsage().getNativeUsage())
                .isInstanceOf(dev.filechat.chat.responses.Usage.class);
        assertThat(response.getMetadata().<BigDecimal>get(FileChatChatModel.COST))
                .isEqualByComparingTo("0.0031");
        assertThat(xai.chat().lastRequest().messages()).hasSize(2);
    }

    @Test
    void streamsPiecesAndThenTheRest() {
        xai.chat().whenAnything().replyStreaming("One. ", "Two.").costInUsdTicks(31_000_000L);

        List<ChatResponse> pieces =
                model.stream(new Prompt("Which risks?")).collectList().block(LONG);

        assertThat(pieces)
                .extracting(piece -> piece.getResult().getOutput().getText())
                .containsExactly("One. ", "Two.", "");
        ChatResponse end = pieces.getLast();
        assertThat(end.getResult().getMetadata().getFinishReason()).isEqualTo("stop");
        assertThat(end.getMetadata().getUsage().getTotalTokens()).isPositive();
        assertThat(end.getMetadata().<BigDecimal>get(FileChatChatModel.COST)).isEqualByComparingTo("0.0031");
    }

    @Test
    void cancellingTheFluxCancelsTheCall() throws InterruptedException {
        xai.chat().whenAnything().replyStreaming("One. ", "Two. ").delay(Duration.ofMinutes(10));

        StepVerifier.create(model.stream(new Prompt("Which risks?")))
                .expectNextCount(1)
                .thenCancel()
                .verify(LONG);

        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
    }

    @Test
    void takesUploadedFilesUrlsAndBytes() {
        StoredFile report = client.files().upload(FileSource.text("report.txt", "The code is 48213."));
        StoredFile picture = client.files().upload(FileSource.of("picture.png", PIXEL));
        UserMessage question = UserMessage.builder()
                .text("What is the code?")
                .media(
                        UploadedMedia.file(report),
                        UploadedMedia.image(picture.id()),
                        Media.builder()
                                .mimeType(MimeTypeUtils.TEXT_PLAIN)
                                .name("notes.txt")
                                .data("More notes.".getBytes(UTF_8))
                                .build(),
                        Media.builder()
                                .mimeType(MimeTypeUtils.IMAGE_PNG)
                                .data(PIXEL)
                                .build(),
                        new Media(MimeType.valueOf("image/jpeg"), URI.create("https://example.com/a.jpg")))
                .build();
        xai.chat().whenAnything().reply("48213");

        model.call(new Prompt(question));

        ChatRequest request = xai.chat().lastRequest();
        assertThat(request.files()).extracting(file -> file.name()).contains("report.txt", "notes.txt");
        assertThat(request.images()).isEqualTo(3);
        assertThat(xai).lastChatRequest().mentionsFile("report.txt");
    }

    @Test
    void aFileByItsUrlKeepsItsNameAndType() {
        xai.chat().whenAnything().reply("One.");

        model.call(new Prompt(UserMessage.builder()
                .text("What is it?")
                .media(Media.builder()
                        .mimeType(MimeType.valueOf("application/pdf"))
                        .name("a.pdf")
                        .data(URI.create("https://example.com/a.pdf"))
                        .build())
                .build()));

        assertThat(xai.chat().lastRequest().files()).singleElement().satisfies(file -> {
            assertThat(file.url()).isEqualTo("https://example.com/a.pdf");
            assertThat(file.name()).isEqualTo("a.pdf");
        });
    }

    @Test
    void refusesWhatTheServiceDoesNotHaveBeforeAnythingIsSent() {
        Prompt otherScheme = new Prompt(UserMessage.builder()
                .text("What is it?")
                .media(new Media(MimeTypeUtils.TEXT_PLAIN, URI.create("s3://bucket/a.txt")))
                .build());
        assertThatThrownBy(() -> model.call(otherScheme))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"s3\" is not supported");
        assertThatThrownBy(() -> model.call(
                        new Prompt("Which?", ChatOptions.builder().topK(3).build())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("topK");
        assertThatThrownBy(() -> FileChatChatModel.builder(client).build().call("Which?"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no model");
        assertThat(xai.requests()).isEmpty();
    }

    @Test
    void sendsAllOptions() {
        xai.chat().whenAnything().reply("One.");

        model.call(new Prompt(
                "Which risks?",
                FileChatChatOptions.builder()
                        .model("grok-4.5")
                        .temperature(0.5)
                        .topP(0.75)
                        .maxTokens(100)
                        .frequencyPenalty(0.25)
                        .presencePenalty(-0.25)
                        .stopSequences(List.of("END"))
                        .options(dev.filechat.chat.options.ChatOptions.builder()
                                .seed(7)
                                .reasoningEffort(ReasoningEffort.LOW)
                                .build())
                        .build()));

        var sent = xai.chat().lastRequest().settings();
        assertThat(sent.temperature()).hasValue(0.5);
        assertThat(sent.topP()).hasValue(0.75);
        assertThat(sent.maxTokens()).hasValue(100);
        assertThat(sent.frequencyPenalty()).hasValue(0.25);
        assertThat(sent.presencePenalty()).hasValue(-0.25);
        assertThat(sent.stop()).containsExactly("END");
        assertThat(sent.seed()).hasValue(7);
        assertThat(sent.reasoningEffort()).contains(ReasoningEffort.LOW);
    }

    @Test
    void optionsOfSpringAiAloneHaveTheModelOfTheDefaults() {
        xai.chat().whenAnything().reply("One.");

        model.call(new Prompt("Which?", ChatOptions.builder().temperature(0.5).build()));

        assertThat(xai).lastChatRequest().hasModel("grok-4.5");
    }

    @Test
    void optionsAreCopiedAndCombinedWhole() {
        FileChatChatOptions all = FileChatChatOptions.builder()
                .model("grok-4.5")
                .outputSchema("{}")
                .options(dev.filechat.chat.options.ChatOptions.builder().seed(7).build())
                .build();

        assertThat(all.mutate().build()).isEqualTo(all).hasSameHashCodeAs(all);
        assertThat(FileChatChatOptions.builder().combineWith(all.mutate()).build())
                .isEqualTo(all);
        assertThat(all.mutate().clone().build()).isEqualTo(all);
    }

    @Test
    void aChatClientRunsTools() {
        xai.chat()
                .whenUserSays(TextMatcher.containing("weather"))
                .callTool("weather", "{\"city\":\"Bern\"}")
                .then()
                .reply("It rains.");
        ToolCallback weather = FunctionToolCallback.builder(
                        "weather", (Function<City, String>) city -> "rain in " + city.city())
                .description("The weather of a city.")
                .inputType(City.class)
                .build();

        String answer = ChatClient.create(model)
                .prompt("How is the weather?")
                .tools(weather)
                .call()
                .content();

        assertThat(answer).isEqualTo("It rains.");
        assertThat(xai.chat().requests().getFirst().tools()).containsExactly("weather");
        assertThat(xai.chat().lastRequest().lastMessage().isToolResult()).isTrue();
        assertThat(xai.chat().lastRequest().lastMessage().text()).contains("rain in Bern");
    }

    @Test
    void callsOfToolsAreInTheEndOfAStream() {
        xai.chat().whenAnything().callTool("weather", "{\"city\":\"Bern\"}");
        ToolCallback weather = FunctionToolCallback.builder("weather", (Function<City, String>) city -> "rain")
                .inputType(City.class)
                .build();

        ChatResponse end = model.stream(new Prompt(
                        "How is the weather?",
                        FileChatChatOptions.builder().toolCallbacks(weather).build()))
                .blockLast(LONG);

        assertThat(end.getResult().getOutput().getToolCalls()).singleElement().satisfies(call -> {
            assertThat(call.name()).isEqualTo("weather");
            assertThat(call.arguments()).isEqualTo("{\"city\":\"Bern\"}");
        });
        assertThat(end.getResult().getMetadata().getFinishReason()).isEqualTo("tool_calls");
    }

    @Test
    void anAnswersSchemaIsSent() {
        String schema = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},"
                + "\"required\":[\"city\"],\"additionalProperties\":false}";
        xai.chat().whenAnything().reply(new City("Bern"));

        ChatResponse response = model.call(new Prompt(
                "Which city?",
                FileChatChatOptions.builder().outputSchema(schema).build()));

        assertThat(response.getResult().getOutput().getText()).isEqualTo("{\"city\":\"Bern\"}");
        assertThat(xai.chat().lastRequest().settings().responseSchema()).contains(schema);
        assertThat(ChatClient.create(model).prompt("Which city?").call().entity(City.class))
                .isEqualTo(new City("Bern"));
    }

    @Test
    void reasoningGoesBackWithTheNextQuestion() {
        xai.chat()
                .whenAnything()
                .reply("One.")
                .reasoning("Think.")
                .encryptedContent("sealed")
                .times(2);
        AssistantMessage answer = model.call(new Prompt("Which?")).getResult().getOutput();
        assertThat(answer.getMetadata()).containsEntry(FileChatChatModel.REASONING, "Think.");

        model.call(new Prompt(new UserMessage("Which?"), answer, new UserMessage("And?")));

        assertThat(xai.chat().lastRequest().messages()).hasSize(3);
        assertThat(xai.chat().lastRequest().messages().get(1).toString()).contains("One.");
    }

    @Test
    void severalAnswersAreGenerations() {
        xai.chat().answerUnmatched();

        ChatResponse response = model.call(new Prompt(
                "Which?",
                FileChatChatOptions.builder()
                        .options(dev.filechat.chat.options.ChatOptions.builder()
                                .n(2)
                                .build())
                        .build()));

        assertThat(response.getResults()).hasSize(2);
    }

    @Test
    void failuresAreThoseOfTheClient() {
        xai.chat().whenAnything().fail(Code.PERMISSION_DENIED, "not this model").times(100);

        assertThatThrownBy(() -> model.call("Which?")).isInstanceOf(PermissionDeniedException.class);
        StepVerifier.create(model.stream("Which?")).verifyError(PermissionDeniedException.class);
    }

    @Test
    void anEndByLengthIsNamed() {
        xai.chat().whenAnything().reply("One").finishReason(FinishReason.MAX_LENGTH);

        assertThat(model.call(new Prompt("Which?")).getResult().getMetadata().getFinishReason())
                .isEqualTo("max_length");
    }

    @Test
    void promptsAreObservedWithTheirResponses() throws InterruptedException {
        TestObservationRegistry observations = TestObservationRegistry.create();
        CountDownLatch observed = new CountDownLatch(2);
        observations.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                observed.countDown();
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        FileChatChatModel watched = FileChatChatModel.builder(client)
                .options(model.getOptions())
                .observationRegistry(observations)
                .build();
        xai.chat().whenAnything().reply("One.").times(2);

        watched.call("Which?");
        watched.stream(new Prompt("Which?")).blockLast(LONG);

        assertThat(observed.await(LONG.toSeconds(), TimeUnit.SECONDS))
                .isTrue(); // a stream's is stopped after its last element

        TestObservationRegistryAssert.assertThat(observations)
                .doesNotHaveAnyRemainingCurrentObservation()
                .hasNumberOfObservationsWithNameEqualTo("gen_ai.client.operation", 2)
                .forAllObservationsWithNameEqualTo(
                        "gen_ai.client.operation",
                        observation -> observation
                                .hasLowCardinalityKeyValue("gen_ai.request.model", "grok-4.5")
                                .hasLowCardinalityKeyValue("gen_ai.response.model", "grok-4.5"));
    }

    record City(String city) {}
}
