// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.chat.responses.LogProb;
import dev.filechat.chat.responses.OutputFile;
import dev.filechat.chat.search.CitationSource;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers that are streamed: what is in them, and how they break. */
public interface StreamContract extends OverTransport {
    /** Text, reasoning, tool calls, citations and usage come as what they are, and add up. */
    @Test
    default void aStreamTellsWhatHappensAsItHappens() {
        InlineCitation citation = new InlineCitation("1", 0, 4, new CitationSource.Web("https://source.test/a"));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenUserSays(containing("risks"))
                    .replyStreaming("One. ", "Two.")
                    .reasoning("Let me ", "see.")
                    .callTool("look_up", "{\"risk\":1}")
                    .citing(citation)
                    .citing("https://source.test/b")
                    .costInUsdTicks(1_234_567);
            List<ChatEvent> events = new ArrayList<>();
            ChatResponse response;
            try (ChatStream stream = ask(client, "Which risks?").stream()) {
                stream.events().forEach(events::add);
                response = stream.response();
            }

            assertThat(events)
                    .contains(
                            new ChatEvent.Reasoning(0, "Let me "),
                            new ChatEvent.Text(0, "One. "),
                            new ChatEvent.Text(0, "Two."),
                            new ChatEvent.Cited(0, citation),
                            new ChatEvent.SourceUsed("https://source.test/b"))
                    .hasAtLeastOneElementOfType(ChatEvent.ToolCalled.class)
                    .endsWith(new ChatEvent.Finished(FinishReason.TOOL_CALLS, response));
            assertThat(response.content()).isEqualTo("One. Two.");
            assertThat(response.reasoningContent()).isEqualTo("Let me see.");
            assertThat(response.toolCalls().getFirst().arguments()).isEqualTo("{\"risk\":1}");
            assertThat(response.citations()).containsExactly("https://source.test/b");
            assertThat(response.costInUsd().orElseThrow()).isEqualByComparingTo("0.0001234567");
        }
    }

    /** The files that tools of the service made are downloaded in one call. */
    @Test
    default void filesOfAnAnswerAreDownloaded(@TempDir Path directory) throws IOException {
        byte[] chart = TestBytes.of(70_000, 3);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile made = client.files().upload(FileSource.of("chart.png", chart));
            xai.chat().whenAnything().reply("Here it is.").outputFile(made.id(), made.name());
            ChatResponse response = ask(client, "Draw a chart.").sample();

            client.files()
                    .downloadAll(response.outputFileIds(), directory, BatchOptions.defaults())
                    .orThrow();

            assertThat(response.outputFiles()).containsExactly(new OutputFile(made.id(), "chart.png"));
            assertThat(TestBytes.sha256(Files.readAllBytes(directory.resolve("chart.png"))))
                    .isEqualTo(TestBytes.sha256(chart));
        }
    }

    /** The probabilities of the tokens come whole and streamed. */
    @Test
    default void probabilitiesOfTokensArrive() {
        LogProb token = new LogProb("One", -0.25f, ByteBuffer.wrap(new byte[] {'O', 'n', 'e'}));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("One").logprobs(token);
            Chat chat = client.chat()
                    .create("grok-4.5", ChatOptions.builder().logprobs(true).build())
                    .append(user("How many?"));
            try (ChatStream stream = chat.stream()) {
                stream.forEach(chunk -> {});

                assertThat(stream.response().outputs().getFirst().logprobs()).contains(List.of(token));
            }
            assertThat(chat.sample().outputs().getFirst().logprobs()).contains(List.of(token));
        }
    }

    /** What the service says and this version has no name for keeps its number. */
    @Test
    default void anUnknownFinishReasonSurvives() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("One.").finishReason(new FinishReason(99));
            Chat chat = ask(client, "Which risks?");
            try (ChatStream stream = chat.stream()) {
                stream.forEach(chunk -> {});

                assertThat(stream.response().finishReason()).isEqualTo(new FinishReason(99));
                assertThat(chat.sample().finishReason()).hasToString("FinishReason(99)");
            }
        }
    }

    /** A stream that breaks is not requested again, and keeps the chunks that came before. */
    @Test
    default void aBrokenStreamKeepsWhatHadCome() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .replyStreaming("One. ", "Two. ", "Three. ")
                    .breakAfter(2);
            Chat chat = ask(client, "Which risks?");

            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> readOn(chat))
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "));
            assertThat(xai.chat().requests()).hasSize(1);
        }
    }

    /** A stream without a finish reason is not a whole answer, though the call ended well. */
    @Test
    default void aStreamWithoutAFinishReasonIsInterrupted() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two. ").endWithoutFinishReason();

            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> readOn(ask(client, "Which risks?")))
                    .withMessageContaining("without a finish reason")
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two. "));
        }
    }

    private static Chat ask(FileChatClient client, String question) {
        return client.chat().create("grok-4.5").append(user(question));
    }

    private static void readOn(Chat chat) {
        try (ChatStream stream = chat.stream()) {
            stream.forEach(chunk -> {});
        }
    }
}
