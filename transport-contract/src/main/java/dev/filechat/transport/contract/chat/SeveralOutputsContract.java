// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.chat.tools.ToolCallType;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import dev.filechat.testkit.chat.ScriptedOutput;
import dev.filechat.transport.contract.support.OneByOne;
import dev.filechat.transport.contract.support.OverTransport;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers of several outputs: the service's calls of its own tools, their results, and the answer. The service sets a
 * finish reason on every output, or on the answer alone.
 */
public interface SeveralOutputsContract extends OverTransport {
    /** What the file of these tests says. */
    String FACT = "The access code of Project Heron is 48213.";

    private FakeXai searchingFake(boolean reasonOnEveryOutput) {
        FakeXaiBuilder fake = fake().attachmentSearchOutputs();
        return reasonOnEveryOutput ? fake.finishReasonOnEveryOutput().start() : fake.start();
    }

    private static Chat asking(FileChatClient client) {
        StoredFile file = client.files().upload(FileSource.text("heron.txt", FACT));
        return client.chat().create("grok-4.5").append(user("What is the access code?", Content.file(file)));
    }

    /** Chunks, text, events and publishers come to a good end, and say the same. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aStreamedAnswerAboutAFileEndsWell(boolean reasonOnEveryOutput) throws Exception {
        try (FakeXai xai = searchingFake(reasonOnEveryOutput);
                FileChatClient client = client(xai)) {
            Chat chat = asking(client);

            try (ChatStream stream = chat.stream()) {
                stream.forEach(chunk -> {});
                assertThat(stream.response().outputs()).hasSize(3);
                assertThat(stream.response().content()).isEqualTo(FACT);
                assertThat(stream.response().finishReason()).isEqualTo(FinishReason.STOP);
                assertThat(stream.response().choices()).hasSize(1);
            }
            try (ChatStream stream = chat.stream()) {
                assertThat(String.join("", stream.text())).isEqualTo(FACT);
            }
            try (ChatStream stream = chat.stream()) {
                List<ChatEvent> events = new ArrayList<>();
                stream.events().forEach(events::add);
                assertThat(events).endsWith(new ChatEvent.Finished(FinishReason.STOP, stream.response()));
            }
            OneByOne<ChatChunk> chunks = OneByOne.of(client.async().stream(chat));
            chunks.request(Long.MAX_VALUE);
            assertThat(chunks.end()).isNull();
            OneByOne<ChatEvent> events = OneByOne.of(client.async().events(chat));
            events.request(Long.MAX_VALUE);
            assertThat(events.end()).isNull();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** The search comes once, and each answer is a choice. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void severalStreamedAnswersAboutAFileEndWell(boolean reasonOnEveryOutput) {
        try (FakeXai xai = searchingFake(reasonOnEveryOutput);
                FileChatClient client = client(xai)) {
            Chat chat = asking(client);

            try (ChatStream stream = chat.stream(2)) {
                stream.forEach(chunk -> {});

                assertThat(stream.response().choices())
                        .extracting(ChatResponse::content)
                        .containsExactly(FACT, FACT + " (Answer 2.)");
            }
            assertThat(chat.sample(2).choices())
                    .extracting(ChatResponse::content)
                    .containsExactly(FACT, FACT + " (Answer 2.)");
        }
    }

    /** The outputs of both choices come side by side. */
    @Test
    default void interleavedOutputsOfSeveralChoicesEndWell() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            scriptTwoChoices(
                    xai, ScriptedOutput.assistant("It ", "is ", "48213.").finishReason(FinishReason.STOP));

            try (ChatStream stream = asking(client).stream(2)) {
                List<ChatChunk> chunks = new ArrayList<>();
                stream.forEach(chunks::add);

                assertThat(chunks.getFirst().outputs())
                        .extracting(OutputDelta::index)
                        .containsExactly(0, 1, 2, 3, 4, 5);
                assertThat(stream.response().choices())
                        .extracting(ChatResponse::content)
                        .containsExactly("It is 48213.", "48213, I read.");
            }
        }
    }

    /** One of two choices has no finish reason on any of its outputs. */
    @Test
    default void aChoiceWithoutAFinishReasonInterruptsTheStream() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            scriptTwoChoices(xai, ScriptedOutput.assistant("It ", "is "));

            try (ChatStream stream = asking(client).stream(2)) {
                assertThatExceptionOfType(StreamInterruptedException.class)
                        .isThrownBy(() -> stream.forEach(chunk -> {}))
                        .withMessageContaining("without a finish reason")
                        .satisfies(e -> assertThat(e.partialResponse().choices())
                                .extracting(ChatResponse::content)
                                .containsExactly("It is ", "48213, I read."));
            }
        }
    }

    /** The search has its finish reasons, and the answer after it was cut. */
    @Test
    default void anAnswerThatIsCutAfterASearchIsInterrupted() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .outputs(searching("call-1"), found("call-1"), ScriptedOutput.assistant("It ", "is "))
                    .finishReasonOnEveryOutput()
                    .endWithoutFinishReason();

            try (ChatStream stream = asking(client).stream()) {
                assertThatExceptionOfType(StreamInterruptedException.class)
                        .isThrownBy(() -> stream.text().forEach(text -> {}))
                        .satisfies(
                                e -> assertThat(e.partialResponse().content()).isEqualTo("It is "));
            }
        }
    }

    /** The service searches, and then the model calls a function of the caller's. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aToolIsRunAfterTheServicesOwn(boolean reasonOnEveryOutput) {
        try (FakeXai xai = searchingFake(reasonOnEveryOutput);
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .callTool("lock", "{\"code\":48213}")
                    .searchingAttachments()
                    .then()
                    .reply("It opened.")
                    .searchingAttachments();
            RunnableTool lock = RunnableTool.of(
                    FunctionTool.of("lock", "Tries a code", "{\"type\":\"object\"}"),
                    (arguments, context) -> arguments + " opens it");

            ToolRun run = asking(client).runTools(lock);

            assertThat(run.content()).isEqualTo("It opened.");
            assertThat(run.results())
                    .singleElement()
                    .satisfies(result -> assertThat(result.content()).isEqualTo("{\"code\":48213} opens it"));
        }
    }

    /** Each of the choices has a search of its own, and all six outputs are interleaved. */
    private static void scriptTwoChoices(FakeXai xai, ScriptedOutput firstAnswer) {
        xai.chat()
                .whenAnything()
                .outputs(
                        searching("call-1"),
                        found("call-1"),
                        firstAnswer,
                        searching("call-2"),
                        found("call-2"),
                        ScriptedOutput.assistant("48213, ", "I ", "read."))
                .interleaved();
    }

    private static ScriptedOutput searching(String callId) {
        return ScriptedOutput.assistant()
                .calling(callId, ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}");
    }

    private static ScriptedOutput found(String callId) {
        return ScriptedOutput.tool("page 3")
                .calling(callId, ToolCallType.ATTACHMENT_SEARCH_TOOL, "attachment_search", "{}");
    }
}
