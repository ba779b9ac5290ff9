// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.ScriptedOutput.assistant;
import static dev.filechat.testkit.chat.ScriptedOutput.tool;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.chat.tools.WebSearch;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ChatSettings;
import dev.filechat.testkit.chat.ReceivedMessage;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ChatMessageDeserializer;
import dev.langchain4j.data.message.ChatMessageSerializer;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What LangChain4j's suites do not ask of a chat model, over TCP. */
class FileChatModelTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final Duration SOON = Duration.ofSeconds(60);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client = xai.client();

    private final ChatModel model =
            FileChatModel.builder().client(client).modelName("grok-4.5").build();

    @Test
    void answersFromAFileThatIsUploadedAndDeletedAfterwards() {
        byte[] content = "The access code of Project Heron is 48213. The lake is deep.".getBytes(UTF_8);
        StoredFile report = client.files().upload(FileSource.of("report.txt", content));

        ChatResponse answer = model.chat(UserMessage.from(
                TextContent.from("What is the access code of Project Heron?"), UploadedFileContent.of(report)));
        client.files().delete(report.id());

        assertThat(answer.aiMessage().text()).contains("48213");
        assertThat(xai.chat().lastRequest()).mentionsFile(report.id()).hasModel("grok-4.5");
        assertThat(xai).hasNoFiles().receivedUpload("report.txt").uploadedContent(content);
    }

    @Test
    void aStoreOfMemoryKeepsWhatWasUploaded() {
        StoredFile report = client.files().upload(FileSource.text("report.txt", "The access code is 48213."));
        StoredFile image = client.files().upload(FileSource.of("map.png", PNG));
        ChatMessage question = UserMessage.from(
                TextContent.from("What is the access code?"),
                UploadedFileContent.of(report),
                UploadedImageContent.of(image));

        ChatMessage stored = ChatMessageDeserializer.messageFromJson(ChatMessageSerializer.messageToJson(question));
        xai.chat().whenAnything().reply("It is 48213.");
        model.chat(stored);

        ReceivedMessage received = xai.chat().lastRequest().lastMessage();
        assertThat(received.files()).extracting(file -> file.id()).containsExactly(report.id());
        assertThat(received.images()).isEqualTo(1);
    }

    @Test
    void sendsTheParametersOfTheRequestOverThoseOfTheModel() {
        xai.chat().whenAnything().reply("Hello.");
        ChatModel configured = FileChatModel.builder()
                .client(client)
                .modelName("grok-4.5")
                .temperature(0.5)
                .maxOutputTokens(100)
                .options(ChatOptions.builder()
                        .seed(7)
                        .reasoningEffort(ReasoningEffort.LOW)
                        .build())
                .build();

        configured.chat(ChatRequest.builder()
                .messages(UserMessage.from("Hello?"))
                .parameters(FileChatRequestParameters.builder()
                        .temperature(0.25)
                        .topP(0.75)
                        .frequencyPenalty(0.5)
                        .presencePenalty(-0.5)
                        .stopSequences("End")
                        .options(ChatOptions.builder()
                                .reasoningEffort(ReasoningEffort.HIGH)
                                .build())
                        .conversationId("conversation-1")
                        .build())
                .build());

        assertThat(xai.chat().lastRequest())
                .hasTemperature(0.25)
                .hasMaxTokens(100)
                .hasReasoningEffort(ReasoningEffort.HIGH)
                .hasSetting("seed", ChatSettings::seed, OptionalInt.of(7))
                .hasSetting("topP", ChatSettings::topP, OptionalDouble.of(0.75))
                .hasSetting("frequencyPenalty", ChatSettings::frequencyPenalty, OptionalDouble.of(0.5))
                .hasSetting("presencePenalty", ChatSettings::presencePenalty, OptionalDouble.of(-0.5))
                .hasSetting("stop", ChatSettings::stop, List.of("End"));
        assertThat(xai.requests("GetCompletion").getFirst().metadata().get("x-grok-conv-id"))
                .containsExactly("conversation-1");
    }

    @Test
    void offersToolsOfTheServiceBesideFunctionsAndChoosesOneByItsName() {
        xai.chat().whenAnything().callTool("getWeather", "{}");

        ChatResponse answer = model.chat(ChatRequest.builder()
                .messages(UserMessage.from("How is the weather?"))
                .parameters(FileChatRequestParameters.builder()
                        .toolSpecifications(ToolSpecification.builder()
                                .name("getWeather")
                                .description("Returns the weather.")
                                .build())
                        .toolChoice(dev.langchain4j.model.chat.request.ToolChoice.AUTO)
                        .options(ChatOptions.builder()
                                .tools(WebSearch.create())
                                .toolChoice(ToolChoice.function("getWeather"))
                                .build())
                        .build())
                .build());

        assertThat(answer.aiMessage().toolExecutionRequests())
                .extracting(ToolExecutionRequest::name)
                .containsExactly("getWeather");
        assertThat(xai.chat().lastRequest())
                .offersTool("web_search")
                .offersTool("getWeather")
                .hasSetting("toolChoice", ChatSettings::toolChoice, Optional.of("getWeather"));
    }

    @Test
    void leavesCallsToTheServiceThatItRunsItself() {
        xai.chat()
                .whenAnything()
                .outputs(
                        assistant().calling("1", ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}"),
                        tool("found"),
                        assistant().calling("2", ToolCallType.UNSPECIFIED, "other_tool", "{}"),
                        tool("found too"),
                        assistant().calling("3", ToolCallType.UNSPECIFIED, "getWeather", ""));

        AiMessage answer = model.chat(ChatRequest.builder()
                        .messages(UserMessage.from("How is the weather?"))
                        .toolSpecifications(
                                ToolSpecification.builder().name("getWeather").build())
                        .build())
                .aiMessage();

        assertThat(answer.toolExecutionRequests())
                .containsExactly(ToolExecutionRequest.builder()
                        .id("3")
                        .name("getWeather")
                        .arguments("{}")
                        .build());
    }

    @Test
    void replaysAllOutputsOfAnAnswerAlsoFromAStoreOfMemory() {
        xai.chat().whenUserSays(containing("risks")).reply("One.").searchingAttachments();
        xai.chat().whenUserSays(containing("why")).reply("Because.");
        StoredFile report = client.files().upload(FileSource.text("report.txt", "Risk one."));
        ChatMessage question = UserMessage.from(TextContent.from("Which risks?"), UploadedFileContent.of(report));
        AiMessage answer = model.chat(question).aiMessage();

        List<ChatMessage> stored = ChatMessageDeserializer.messagesFromJson(
                ChatMessageSerializer.messagesToJson(List.of(question, answer, UserMessage.from("And why?"))));
        model.chat(stored);

        assertThat(xai.chat().lastRequest()).hasRoles(Role.USER, Role.ASSISTANT, Role.TOOL, Role.ASSISTANT, Role.USER);
        List<ReceivedMessage> sent = xai.chat().lastRequest().messages();
        assertThat(sent.get(2).toolCallId())
                .isEqualTo(sent.get(1).toolCalls().getFirst().id());
        assertThat(sent.get(3).text()).isEqualTo("One.");
    }

    @Test
    void replaysTheTextOfAnAnswerThatTheApplicationChanged() {
        xai.chat()
                .whenAnything()
                .outputs(
                        assistant().calling("1", ToolCallType.WEB_SEARCH_TOOL, "web_search", "{}"),
                        tool("found"),
                        assistant("One."));
        AiMessage answer = model.chat(UserMessage.from("Which risks?")).aiMessage();

        model.chat(UserMessage.from("Which risks?"), answer.withText("[removed]"), UserMessage.from("And why?"));

        assertThat(xai.chat().lastRequest()).hasRoles(Role.USER, Role.ASSISTANT, Role.USER);
        assertThat(xai.chat().lastRequest().messages().get(1).text()).isEqualTo("[removed]");
    }

    @Test
    void replaysReasoningCallsAndResults() {
        xai.chat().whenAnything().callTool("getWeather", "{}").reasoning("They want to know.");
        ChatRequest question = ChatRequest.builder()
                .messages(UserMessage.from("How is the weather?"))
                .toolSpecifications(
                        ToolSpecification.builder().name("getWeather").build())
                .build();
        AiMessage answer = model.chat(question).aiMessage();
        ToolExecutionRequest call = answer.toolExecutionRequests().getFirst();

        xai.chat().whenAnything().reply("Sunny.");
        model.chat(question.messages().getFirst(), answer, ToolExecutionResultMessage.from(call, "sunny"));

        assertThat(answer.thinking()).isEqualTo("They want to know.");
        List<ReceivedMessage> sent = xai.chat().lastRequest().messages();
        assertThat(sent.get(1).reasoning()).isEqualTo("They want to know.");
        assertThat(sent.get(1).toolCalls())
                .extracting(toolCall -> toolCall.id())
                .containsExactly(call.id());
        assertThat(sent.get(2).toolCallId()).isEqualTo(call.id());
        assertThat(sent.get(2).text()).isEqualTo("sunny");
    }

    @Test
    void reportsCachedAndReasoningTokensAndTheCost() {
        xai.chat()
                .whenAnything()
                .reply("Hello.")
                .usage(Usage.builder()
                        .promptTokens(100)
                        .promptTextTokens(100)
                        .cachedPromptTextTokens(60)
                        .completionTokens(20)
                        .reasoningTokens(30)
                        .totalTokens(150)
                        .costInUsdTicks(12_345_678_901L)
                        .build());

        FileChatTokenUsage usage =
                (FileChatTokenUsage) model.chat(UserMessage.from("Hello?")).tokenUsage();

        assertThat(usage.inputTokenCount()).isEqualTo(100);
        assertThat(usage.outputTokenCount()).isEqualTo(50);
        assertThat(usage.totalTokenCount()).isEqualTo(150);
        assertThat(usage.cachedInputTokenCount()).isEqualTo(60);
        assertThat(usage.reasoningTokenCount()).isEqualTo(30);
        assertThat(usage.costInUsd().orElseThrow()).isEqualByComparingTo("1.2345678901");
        FileChatTokenUsage twice = (FileChatTokenUsage) TokenUsage.sum(usage, usage);
        assertThat(twice.costInUsd().orElseThrow()).isEqualByComparingTo("2.4691357802");
        FileChatTokenUsage mixed = (FileChatTokenUsage) new TokenUsage(1, 2).add(usage);
        assertThat(mixed.totalTokenCount()).isEqualTo(153);
        assertThat(mixed.costInUsd()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,LENGTH", "2,LENGTH", "3,STOP", "4,TOOL_EXECUTION", "5,OTHER", "99,OTHER"})
    void saysWhyTheModelStopped(int number, FinishReason expected) {
        xai.chat().whenAnything().reply("Hello.").finishReason(new dev.filechat.chat.responses.FinishReason(number));

        assertThat(model.chat(UserMessage.from("Hello?")).finishReason()).isEqualTo(expected);
    }

    @Test
    void theMetadataHasTheWholeResponse() {
        xai.chat()
                .whenAnything()
                .reply("Hello.")
                .citing("https://example.com/a")
                .id("response-1");

        ChatResponse answer = model.chat(UserMessage.from("Hello?"));

        FileChatResponseMetadata metadata = (FileChatResponseMetadata) answer.metadata();
        assertThat(metadata.id()).isEqualTo("response-1");
        assertThat(metadata.response().citations()).containsExactly("https://example.com/a");
        assertThat(metadata.toBuilder().build()).isEqualTo(metadata);
    }

    @Test
    void cancellingTheFutureCancelsTheCall() throws InterruptedException {
        xai.chat().whenAnything().reply("Never.").initialDelay(Duration.ofMinutes(10));
        CompletableFuture<ChatResponse> answer = model.chatAsync(UserMessage.from("Hello?"));
        assertThat(xai.awaitCalls("GetCompletion", 1, SOON)).isTrue();

        answer.cancel(true);

        assertThat(xai.awaitCancelled(1, SOON)).isTrue();
    }

    @Test
    void interruptingTheThreadCancelsTheCall() throws InterruptedException {
        xai.chat().whenAnything().reply("Never.").initialDelay(Duration.ofMinutes(10));
        CompletableFuture<Throwable> failure = new CompletableFuture<>();
        Thread thread = Thread.startVirtualThread(() -> {
            try {
                model.chat("Hello?");
            } catch (RuntimeException e) {
                failure.complete(e);
            }
        });
        assertThat(xai.awaitCalls("GetCompletion", 1, SOON)).isTrue();

        thread.interrupt();

        assertThat(xai.awaitCancelled(1, SOON)).isTrue();
        assertThat(failure).succeedsWithin(SOON);
    }
}
