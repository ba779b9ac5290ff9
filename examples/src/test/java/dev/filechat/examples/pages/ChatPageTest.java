// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.AsyncClient;
import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.Chat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.testkit.FakeXai;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/chat.md. */
@Timeout(60)
class ChatPageTest {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();

    private final FakeXai xai = FakeXai.start();

    @AfterEach
    void stop() {
        xai.close();
    }

    private FileChatClientBuilder builder() {
        return xai.configure(FileChatClient.builder()).transport("grpc-netty");
    }

    @Test
    void settingsOfAChatAndOfACall() {
        xai.chat().whenAnything().reply("Three.");
        try (FileChatClient client = builder().build()) {
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

    /** Collects the text of an answer. */
    private static final class Reader implements Flow.Subscriber<ChatChunk> {
        private final StringBuilder text = new StringBuilder();
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(ChatChunk chunk) {
            text.append(chunk.content());
        }

        @Override
        public void onError(Throwable failure) {
            ended.countDown();
        }

        @Override
        public void onComplete() {
            ended.countDown();
        }
    }

    @Test
    void futuresAndPublishers(@TempDir Path directory) throws Exception {
        Path report = Files.writeString(directory.resolve("report.txt"), "Dues rise.");
        Reader subscriber = new Reader();
        xai.chat().whenAnything().reply("Dues.").then().reply("None.").then().replyStreaming("That ", "is ", "all.");
        try (FileChatClient client = builder().build()) {
            // snippet: async
            AsyncClient async = client.async();
            Chat chat = client.chat().create("grok-4.5");

            CompletableFuture<ChatResponse> last = async.files(files -> files.upload(report))
                    .thenApply(stored -> chat.append(user("What is the largest risk?", file(stored))))
                    .thenCompose(question -> async.chat(service -> question.sample()))
                    .thenApply(answer -> chat.append(answer).append(user("And the smallest?")))
                    .thenCompose(question -> async.chat(service -> question.sample()));

            last.thenAccept(answer -> async.stream(chat).subscribe(subscriber)); // or async.events(chat)
            // end
            assertThat(last.get().content()).isEqualTo("None.");
            subscriber.ended.await();
        }
        assertThat(subscriber.text).hasToString("That is all.");
        assertThat(xai.files().named("report.txt").getFirst().content()).hasContent("Dues rise.");
    }

    @Test
    void theContextOfTheCallerGoesAlong() throws Exception {
        ContextRegistry.getInstance().registerThreadLocalAccessor("user", USER);
        ConcurrentLinkedQueue<String> users = new ConcurrentLinkedQueue<>();
        FileChatClientBuilder builder = builder();
        // snippet: context
        ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
        FileChatClient client =
                builder.taskDecorator(task -> snapshots.captureAll().wrap(task)).build();
        // end
        USER.set("Ada");
        try (client) {
            client.async().files(files -> users.add(USER.get())).get();
        } finally {
            USER.remove();
            ContextRegistry.getInstance().removeThreadLocalAccessor("user");
        }
        assertThat(users).containsExactly("Ada");
    }
}
