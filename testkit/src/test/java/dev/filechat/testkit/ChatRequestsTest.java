// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static dev.filechat.testsupport.StubClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.proto.Content;
import dev.filechat.proto.FileContent;
import dev.filechat.proto.Function;
import dev.filechat.proto.FunctionCall;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ImageUrlContent;
import dev.filechat.proto.Message;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.ResponseFormat;
import dev.filechat.proto.Tool;
import dev.filechat.proto.ToolCall;
import dev.filechat.proto.ToolChoice;
import dev.filechat.proto.ToolMode;
import dev.filechat.proto.WebSearch;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.chat.ChatSettings;
import dev.filechat.testkit.chat.ReceivedFile;
import dev.filechat.testkit.chat.ReceivedMessage;
import dev.filechat.testsupport.StubClient;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What tests see of the requests that a fake was sent. */
class ChatRequestsTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().clock(clock).keys("first", "second").start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void areKeptInOrderWithKindKeyAndTime() throws Exception {
        stubs.answer("First?");
        try (StubClient second = StubClients.of(xai, "second")) {
            second.stream(ask("Second?"));
        }

        assertThat(xai.chat().requests()).extracting(ChatRequest::lastUserText).containsExactly("First?", "Second?");
        assertThat(xai.chat().requests())
                .extracting(ChatRequest::kind)
                .containsExactly(ChatRequest.Kind.WHOLE, ChatRequest.Kind.STREAMED);
        assertThat(xai.chat().requests()).extracting(ChatRequest::keyIndex).containsExactly(0, 1);
        assertThat(xai.chat().lastRequest().receivedAt()).isEqualTo(clock.instant());
        assertThat(xai.chat().lastRequest().model()).isEqualTo("grok-4.5");
    }

    @Test
    void tellMessagesFilesImagesAndTools() throws Exception {
        String id = stubs.upload("report.txt", "Nothing.").getId();
        stubs.chat()
                .getCompletion(ask("What?", id).toBuilder()
                        .addMessages(Message.newBuilder()
                                .setRole(MessageRole.ROLE_ASSISTANT)
                                .setReasoningContent("Hm.")
                                .setEncryptedContent("e")
                                .addToolCalls(ToolCall.newBuilder()
                                        .setId("call_1")
                                        .setFunction(FunctionCall.newBuilder()
                                                .setName("weather")
                                                .setArguments("{}"))))
                        .addMessages(Message.newBuilder()
                                .setRole(MessageRole.ROLE_TOOL)
                                .setToolCallId("call_1")
                                .addContent(text("Sunny.")))
                        .addMessages(Message.newBuilder()
                                .setRole(MessageRole.ROLE_USER)
                                .addContent(text("See"))
                                .addContent(text("this?"))
                                .addContent(Content.newBuilder()
                                        .setImageUrl(
                                                ImageUrlContent.newBuilder().setImageUrl("https://example.org/a.png")))
                                .addContent(Content.newBuilder()
                                        .setFile(FileContent.newBuilder()
                                                .setFilename("inline.txt")
                                                .setData(ByteString.copyFromUtf8("Data.")))))
                        .addTools(Tool.newBuilder()
                                .setFunction(Function.newBuilder().setName("weather")))
                        .addTools(Tool.newBuilder().setWebSearch(WebSearch.getDefaultInstance()))
                        .build());

        ChatRequest request = xai.chat().lastRequest();

        assertThat(request.messages())
                .extracting(ReceivedMessage::role)
                .containsExactly(Role.USER, Role.ASSISTANT, Role.TOOL, Role.USER);
        assertThat(request.messages())
                .extracting(ReceivedMessage::text)
                .containsExactly("What?", "", "Sunny.", "See this?");
        assertThat(request.messages().get(1).reasoning()).isEqualTo("Hm.");
        assertThat(request.messages().get(1).encryptedContent()).isEqualTo("e");
        assertThat(request.messages().get(1).toolCalls().get(0).name()).isEqualTo("weather");
        assertThat(request.messages().get(2).toolCallId()).isEqualTo("call_1");
        assertThat(request.messages().get(2).isToolResult()).isTrue();
        assertThat(request.lastUserText()).isEqualTo("See this?");
        assertThat(request.files())
                .containsExactly(new ReceivedFile(id, "report.txt", ""), new ReceivedFile("", "inline.txt", ""));
        assertThat(request.images()).isEqualTo(1);
        assertThat(request.tools()).containsExactly("weather", "web_search");
    }

    @Test
    void tellTheSettings() throws Exception {
        stubs.chat()
                .getCompletion(ask("What?").toBuilder()
                        .setTemperature(0.7f)
                        .setTopP(0.9f)
                        .setFrequencyPenalty(0.1f)
                        .setPresencePenalty(0.2f)
                        .setMaxTokens(100)
                        .setN(2)
                        .setSeed(7)
                        .setMaxTurns(3)
                        .setLogprobs(true)
                        .setTopLogprobs(4)
                        .addStop("END")
                        .setSafetyIdentifier("7f3a")
                        .setUser("tester")
                        .setReasoningEffortValue(ReasoningEffort.HIGH.number())
                        .setToolChoice(ToolChoice.newBuilder().setMode(ToolMode.TOOL_MODE_AUTO))
                        .setParallelToolCalls(false)
                        .setResponseFormat(ResponseFormat.newBuilder().setFormatTypeValue(FormatType.TEXT.number()))
                        .setStoreMessages(true)
                        .setUseEncryptedContent(true)
                        .addIncludeValue(IncludeOption.INLINE_CITATIONS.number())
                        .build());

        ChatSettings settings = xai.chat().lastRequest().settings();

        assertThat(settings.temperature()).hasValue(0.7);
        assertThat(settings.topP()).hasValue(0.9);
        assertThat(settings.frequencyPenalty()).hasValue(0.1);
        assertThat(settings.presencePenalty()).hasValue(0.2);
        assertThat(settings.maxTokens()).hasValue(100);
        assertThat(settings.n()).hasValue(2);
        assertThat(settings.seed()).hasValue(7);
        assertThat(settings.maxTurns()).hasValue(3);
        assertThat(settings.logprobs()).isTrue();
        assertThat(settings.topLogprobs()).hasValue(4);
        assertThat(settings.stop()).containsExactly("END");
        assertThat(settings.user()).isEqualTo("tester");
        assertThat(settings.safetyIdentifier()).contains("7f3a");
        assertThat(settings.reasoningEffort()).contains(ReasoningEffort.HIGH);
        assertThat(settings.toolChoice()).contains("auto");
        assertThat(settings.parallelToolCalls()).contains(false);
        assertThat(settings.responseFormat()).contains(FormatType.TEXT);
        assertThat(settings.storeMessages()).isTrue();
        assertThat(settings.useEncryptedContent()).isTrue();
        assertThat(settings.include()).containsExactly(IncludeOption.INLINE_CITATIONS);
    }

    @Test
    void haveNoSettingsThatWereNotSent() throws Exception {
        stubs.answer("What?");

        ChatSettings settings = xai.chat().lastRequest().settings();

        assertThat(settings.temperature()).isEmpty();
        assertThat(settings.maxTokens()).isEmpty();
        assertThat(settings.reasoningEffort()).isEmpty();
        assertThat(settings.toolChoice()).isEmpty();
        assertThat(settings.parallelToolCalls()).isEmpty();
        assertThat(settings.responseFormat()).isEmpty();
        assertThat(settings.responseSchema()).isEmpty();
        assertThat(settings.previousResponseId()).isEmpty();
        assertThat(settings.stop()).isEmpty();
        assertThat(settings.safetyIdentifier()).isEmpty();
        assertThat(settings.guidelines()).isEmpty();
    }

    @Test
    void holdTheRefusedOnesToo() {
        GetCompletionsRequest wrong = ask("Hot?").toBuilder().setTemperature(3).build();
        refusal(() -> stubs.chat().getCompletion(wrong));
        refusal(() -> stubs.answer("Gone?", "file_gone"));

        assertThat(xai.chat().requests()).extracting(ChatRequest::lastUserText).containsExactly("Hot?", "Gone?");
        assertThat(xai.chat().lastRequest().files()).containsExactly(new ReceivedFile("file_gone", "", ""));
    }

    @Test
    void areToldApartWhenNoScriptFits() throws Exception {
        xai.chat().whenUserSays(containing("otters")).reply("a");
        stubs.answer("otters?");
        refusal(() -> stubs.answer("ferries?"));
        xai.chat().answerUnmatched();
        stubs.answer("trains?");

        assertThat(xai.chat().unmatchedRequests())
                .extracting(ChatRequest::lastUserText)
                .containsExactly("ferries?", "trains?");
        xai.chat().refuseUnmatched();
        refusal(() -> stubs.answer("ships?"));
    }

    @Test
    void areKeptUpToAThousand() throws Exception {
        xai.chat().whenAnything().reply("a");
        for (int i = 0; i < 1_001; i++) {
            stubs.answer("" + i);
        }

        assertThat(xai.chat().requests()).hasSize(1_000);
        assertThat(xai.chat().requests().getFirst().lastUserText()).isEqualTo("1");
        assertThat(xai.chat().lastRequest().lastUserText()).isEqualTo("1000");
    }

    @Test
    void areNoneAtTheStart() {
        assertThat(xai.chat().requests()).isEmpty();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> xai.chat().lastRequest());
    }
}
