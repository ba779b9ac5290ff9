// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.Chat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Settings of a client, a chat and a call: headers, times, and how often a call is tried again. */
public interface CallSettingsContract extends OverTransport {
    /** By which the service finds the cached prompt of a conversation. */
    String CONVERSATION = "x-grok-conv-id";

    /** What the service says that has no time: the next attempt comes at once. */
    Refusal BUSY = Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1));

    private static Chat asking(FileChatClient client, ChatOptions options) {
        return client.chat().create("grok-4.5", options).append(user("How many?"));
    }

    private static List<String> sent(FakeXai xai, String header) {
        return xai.requests().stream()
                .map(RecordedRequest::metadata)
                .map(metadata -> String.join(",", metadata.getOrDefault(header, List.of())))
                .toList();
    }

    /** Streamed, forked and restored too. */
    @Test
    default void theCallsOfAConversationHaveItsId() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("Three.");
            Chat chat = asking(client, ChatOptions.none());
            chat.sample();
            try (var stream = chat.fork().stream()) {
                stream.forEach(chunk -> {});
            }
            client.chat().restore(chat.snapshot()).sample();
            asking(client, ChatOptions.none()).sample();

            List<String> ids = sent(xai, CONVERSATION);
            assertThat(ids.subList(0, 3)).containsOnly(chat.conversationId());
            assertThat(ids.get(3)).isNotEmpty().isNotEqualTo(chat.conversationId());
        }
    }

    /** Those of a call replace those of its chat, and both go before the client's of the same name. */
    @Test
    default void headersOfAChatAndOfACallAreSent() {
        ChatOptions ofChat = ChatOptions.builder().header("x-team", "chat").build();
        ChatOptions ofCall = ChatOptions.builder().header("x-team", "call").build();
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).header("x-team", "client").build()) {
            xai.chat().whenAnything().reply("Three.");
            asking(client, ChatOptions.none()).sample();
            asking(client, ofChat).sample();
            asking(client, ofChat).sample(ofCall);

            assertThat(sent(xai, "x-team")).containsExactly("client", "chat", "call");
        }
    }

    /** The client's is half an hour. */
    @Test
    default void aCallHasATimeoutOfItsOwn() {
        ChatOptions hurried =
                ChatOptions.builder().timeout(Duration.ofMillis(200)).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().on("GetCompletion").answerNothing();

            assertThatExceptionOfType(CallTimeoutException.class)
                    .isThrownBy(() -> asking(client, ChatOptions.none()).sample(hurried))
                    .withMessageContaining("PT0.2S");
        }
    }

    /** The client's is as long as the call may take. */
    @Test
    default void aStreamHasALimitOfItsOwnForItsFirstChunk() {
        ChatOptions hurried =
                ChatOptions.builder().firstChunkTimeout(Duration.ofMillis(200)).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().on("GetCompletionChunk").answerNothing();

            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> asking(client, hurried).stream())
                    .withMessageContaining("PT0.2S");
        }
    }

    /** Of calls that read, of uploads and of questions. */
    @Test
    default void aClientTriesAsOftenAsItsPolicySays() {
        RetryPolicy policy = RetryPolicy.builder()
                .readAttempts(6)
                .uploadAttempts(5)
                .chatAttempts(4)
                .build();
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).retryPolicy(policy).build()) {
            xai.faults().onAnyCall().refuse(BUSY);

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().get("file-1"));
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a", TestBytes.of(10))));
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> asking(client, ChatOptions.none()).sample());

            assertThat(xai.calls("RetrieveFile")).isEqualTo(6);
            assertThat(xai.calls("UploadFile")).isEqualTo(5);
            assertThat(xai.calls("GetCompletion")).isEqualTo(4);
        }
    }

    /** And one that has none is tried as the client's says. */
    @Test
    default void aCallIsTriedAsOftenAsItsOwnPolicySays() {
        ChatOptions once = ChatOptions.builder().retryPolicy(RetryPolicy.none()).build();
        UploadOptions upload =
                UploadOptions.builder().retryPolicy(RetryPolicy.none()).build();
        byte[] bytes = TestBytes.of(10);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onAnyCall().times(2).refuse(BUSY);

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> asking(client, ChatOptions.none()).sample(once));
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a", bytes), upload));
            client.files().upload(FileSource.of("a", bytes));

            assertThat(xai.calls("GetCompletion")).isOne();
            assertThat(xai.calls("UploadFile")).isEqualTo(2);
            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** The default is 35. */
    @Test
    default void aClientWithoutRetriesForAnOutageMakesNone() {
        RetryPolicy policy = RetryPolicy.builder().outageRetries(0).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).retryPolicy(policy).build()) {
            xai.faults().onAnyCall().refuse(BUSY);

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().get("file-1"));

            assertThat(xai.calls("RetrieveFile")).isOne();
        }
    }
}
