// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.DeferredException;
import dev.filechat.chat.DeferredStatus;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.StoredFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Answers that the service keeps: deferred ones, stored ones, compacted conversations. */
public interface StoredAnswersContract extends OverTransport {
    /** A deferred answer is fetched when it is there, by another client too. */
    @Test
    default void aDeferredAnswerIsFetchedWhenItIsThere() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                FileChatClient other = client(xai)) {
            xai.chat().whenAnything().reply("Three.").deferredPendingPolls(2).costInUsdTicks(5);
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            DeferredChat deferred = chat.defer();
            assertThat(deferred.poll().status()).isEqualTo(DeferredStatus.PENDING);
            ChatResponse response = deferred.await(LONG);

            assertThat(response.content()).isEqualTo("Three.");
            assertThat(chat.cost().orElseThrow()).isEqualByComparingTo("0.0000000005");
            assertThat(other.chat().deferred(deferred.requestId()).await(LONG)).isEqualTo(response);
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> other.chat().deferred("unknown").poll());
        }
    }

    /** What becomes of a deferred answer that does not come: failed, expired, not there in time. */
    @Test
    default void aDeferredAnswerThatDoesNotComeIsToldAsWhatItIs() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat()
                    .whenAnything()
                    .reply("")
                    .deferredFails()
                    .then()
                    .reply("")
                    .deferredExpires()
                    .then()
                    .reply("")
                    .deferredPending(Duration.ofHours(1))
                    .then()
                    .reply("Three.")
                    .deferredPendingStatus(42)
                    .deferredPendingPolls(1);
            Chat chat = client.chat().create("grok-4.5").append(user("How many?"));

            assertThatExceptionOfType(DeferredException.class)
                    .isThrownBy(() -> chat.defer().await(LONG))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(DeferredStatus.FAILED));
            assertThatExceptionOfType(DeferredException.class)
                    .isThrownBy(() -> chat.defer().await(LONG))
                    .satisfies(e -> assertThat(e.status()).isEqualTo(DeferredStatus.EXPIRED));
            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> chat.defer().await(Duration.ofMillis(500)))
                    .withMessageContaining("the id stays valid");
            assertThat(chat.defer().await(LONG).content()).isEqualTo("Three.");
        }
    }

    /** A stored answer is read again, continued by its id, and deleted. */
    @Test
    default void aStoredAnswerIsReadContinuedAndDeleted() {
        ChatOptions stored = ChatOptions.builder().storeMessages(true).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(ChatContract.heron());
            ChatResponse first = client.chat()
                    .create("grok-4.5", stored)
                    .append(user("How was the weather on day 3?", Content.file(file)))
                    .sample();
            ChatResponse kept = client.chat().stored(first.id());
            ChatResponse next = client.chat()
                    .create(
                            "grok-4.5",
                            ChatOptions.builder().previousResponseId(first.id()).build())
                    .append(user(ChatContract.QUESTION))
                    .sample();

            assertThat(kept.content()).isEqualTo(first.content());
            assertThat(kept.id()).isEqualTo(first.id());
            assertThat(next.content()).contains("48213");
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.chat().stored(next.id()));
            client.chat().deleteStored(first.id());
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.chat().stored(first.id()));
            assertThatExceptionOfType(NotFoundException.class)
                    .isThrownBy(() -> client.chat().deleteStored(first.id()));
        }
    }

    /** A compacted conversation is one message, and the service still knows what was in it. */
    @Test
    default void aCompactedConversationGoesOn() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(ChatContract.heron());
            Chat chat = client.chat()
                    .create("grok-4.5")
                    .append(user("Read the file, and say what the weather was on day 3.", Content.file(file)));
            chat.append(chat.sample());

            Compaction compaction = chat.compact();

            assertThat(compaction.droppedMessages()).isEqualTo(2);
            assertThat(chat.messages()).hasSize(1);
            assertThat(chat.messages().getFirst().encryptedContent()).isEqualTo(compaction.encryptedContent());
            assertThat(chat.append(user(ChatContract.QUESTION)).sample().content())
                    .contains("48213");
        }
    }
}
