// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Questions, whole answers and streamed ones. */
public interface ChatContract extends OverTransport {
    /** The question of these tests. */
    String QUESTION = "What is the access code of Project Heron?";

    /** A text that answers it, among much else. */
    static FileSource heron() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            text.append("The weather on day ").append(i).append(" was of no importance to anybody.\n");
            if (i == 617) {
                text.append("The access code of Project Heron is 48213.\n");
            }
        }
        return FileSource.of("heron.txt", text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The answer comes out of the file, in many chunks that add up to it. */
    @Test
    default void aStreamedAnswerComesFromTheFileWordByWord() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(heron());
            Chat chat = client.chat().create("grok-4.5").append(user(QUESTION, Content.file(file)));

            StringBuilder text = new StringBuilder();
            int chunks = 0;
            try (ChatStream stream = chat.stream()) {
                for (ChatChunk chunk : stream) {
                    text.append(chunk.content());
                    chunks++;
                }
                assertThat(text).contains("48213");
                assertThat(chunks).isGreaterThan(3);
                ChatResponse response = stream.response();
                assertThat(response.content()).isEqualTo(text.toString());
                assertThat(response.finishReason()).isEqualTo(FinishReason.STOP);
                assertThat(response.role()).isEqualTo(Role.ASSISTANT);
                assertThat(response.model()).isEqualTo("grok-4.5");
                assertThat(response.usage().orElseThrow().promptTokens()).isGreaterThan(1_000);
                assertThat(response.costInUsd()).isPresent();
            }
        }
    }

    /** Both ways of asking give the same. */
    @Test
    default void aWholeAnswerIsTheStreamedOne() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(heron());
            Chat chat = client.chat().create("grok-4.5").append(user(QUESTION, Content.file(file)));
            ChatResponse whole = chat.sample();
            try (ChatStream stream = chat.stream()) {
                stream.forEach(chunk -> {});

                assertThat(whole.content())
                        .contains("48213")
                        .isEqualTo(stream.response().content());
                assertThat(whole.usage()).isEqualTo(stream.response().usage());
            }
        }
    }

    /** A conversation goes on after an answer was appended. */
    @Test
    default void anAppendedAnswerIsSentWithTheNextQuestion() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(heron());
            Chat chat = client.chat().create("grok-4.5").append(user(QUESTION, Content.file(file)));
            chat.append(chat.sample()).append(user("And the weather on day 3?"));

            assertThat(chat.messages()).hasSize(3);
            assertThat(chat.sample().content()).contains("day 3");
        }
    }

    /** Settings arrive, and come back in the answer. */
    @Test
    default void settingsArrive() {
        ChatOptions options =
                ChatOptions.builder().maxTokens(2).temperature(0.5f).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(heron());
            ChatResponse response = client.chat()
                    .create("grok-4.5", options)
                    .append(user(QUESTION, Content.file(file)))
                    .sample();

            assertThat(response.finishReason()).isEqualTo(FinishReason.MAX_LENGTH);
            assertThat(response.settings().orElseThrow().temperature()).contains(0.5f);
        }
    }

    /** A refusal comes as itself before the first chunk, and leaves the chat usable. */
    @Test
    default void aRefusalIsToldBeforeTheFirstChunk() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat().create("grok-4.5").append(user("Read it.", Content.file("file_unknown")));

            assertThatThrownBy(chat::stream).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(chat::sample).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> client.chat()
                            .create("grok-4.5")
                            .append(user("Look.", Content.image("ftp://example.com/a.png")))
                            .sample())
                    .isInstanceOf(InvalidArgumentException.class);
        }
    }
}
