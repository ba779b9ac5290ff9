// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.Chat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.testkit.FakeXai;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/chat.md and docs/reliability.md about the settings of calls. */
class CallsPageTest {
    @Test
    void settingsOfAChatAndOfACall() {
        try (FakeXai xai = FakeXai.start();
                FileChatClient client = xai.configure(FileChatClient.builder())
                        .transport("grpc-netty")
                        .build()) {
            xai.chat().whenAnything().reply("Three.");
            // snippet: options
            ChatOptions patient = ChatOptions.builder()
                    .timeout(Duration.ofMinutes(10))
                    .header("x-team", "blue")
                    .build();
            Chat chat = client.chat().create("grok-4.5", patient).append(user("How many risks are there?"));

            ChatResponse answer = chat.sample(
                    ChatOptions.builder().retryPolicy(RetryPolicy.none()).build());
            // end
            assertThat(answer.content()).isEqualTo("Three.");
            assertThat(xai.requests("GetCompletion"))
                    .singleElement()
                    .satisfies(request -> assertThat(request.metadata())
                            .containsEntry("x-team", List.of("blue"))
                            .containsEntry("x-grok-conv-id", List.of(chat.conversationId())));
        }
    }

    @Test
    void theRetryPolicyOfAClient() {
        try (FakeXai xai = FakeXai.start()) {
            // snippet: retries
            RetryPolicy eager = RetryPolicy.builder()
                    .readAttempts(6)
                    .uploadAttempts(4)
                    .chatAttempts(1)
                    .maxDelay(Duration.ofSeconds(5))
                    .build();
            // end
            FileChatClient client = xai.configure(FileChatClient.builder())
                    .retryPolicy(eager)
                    .transport("grpc-netty")
                    .build();
            try (client) {
                assertThat(client.files().exists("file-none")).isFalse();
            }
        }
    }
}
