// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.chat.Chat;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.DeferredStatus;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.spi.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests chat calls as futures. */
@Timeout(30)
class AsyncChatTest {
    private final UploadService service = new UploadService();
    private final FakeTransport transport = service.transport;
    private final FileChatClient client = transport.client();
    private final AsyncClient async = client.async();
    private final Chat chat = client.chat().create("grok-4.5").append(Message.user("?"));
    private final CompletableFuture<Thread> waiting = new CompletableFuture<>();

    @Test
    void anAnswerCanBeAppendedAndTheNextQuestionAskedWhereTheFutureGoesOn() {
        transport.onComplete(
                (request, call) -> Answers.text("Three."),
                (request, call) -> Answers.text("of " + request.messages().size() + " on "
                        + Thread.currentThread().isVirtual()));

        CompletableFuture<String> text = async.chat(service -> chat.sample())
                .thenCompose(answer -> async.chat(service -> chat.append(answer)
                        .append(Message.user("And the fourth?"))
                        .sample()))
                .thenApply(ChatResponse::content);

        assertThat(text).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("of 3 on true");
    }

    @Test
    void callsInARowAreOneFuture() {
        transport.onComplete((request, call) -> Answers.text(request.model()));

        assertThat(async.chat(chats ->
                        chats.create("m").append(Message.user("?")).sample().content()))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("m");
    }

    @Test
    void aDeletionEndsWithNullAndWhatIsThrownWithItself() {
        transport.onDeleteStored((id, call) -> true);

        assertThat(async.chat(chats -> {
                    chats.deleteStored("answer-1");
                    return null;
                }))
                .succeedsWithin(Duration.ofSeconds(10))
                .isNull();
        assertThat(async.chat(chats -> chats.stored(" ")))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sample", "await", "compact", "ask"})
    void cancellingTheFutureCancelsTheCall(String name) throws Exception {
        Map<String, Function<Chat, CompletableFuture<?>>> calls = Map.of(
                "sample",
                c -> async.chat(service -> c.sample()),
                "await",
                c -> async.chat(service -> service.deferred("deferred-7").await()),
                "compact",
                c -> async.chat(service -> c.compact()),
                "ask",
                c -> async.ask("m", "?", sources("a"), ChatOptions.none()));
        transport
                .onComplete((request, call) -> untilInterrupted())
                .onPoll((id, call) -> untilInterrupted())
                .onCompact((messages, call) -> untilInterrupted());
        CompletableFuture<?> future = calls.get(name).apply(chat);
        Thread thread = waiting.get(10, TimeUnit.SECONDS);

        assertThat(future.cancel(true)).isTrue();

        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::join);
        assertThat(service.files).as("what was uploaded for the question").isEmpty();
        transport.forgetSteps().onComplete((request, call) -> Answers.text("Three."));
        assertThat(chat.sample().content()).as("the chat is free").isEqualTo("Three.");
    }

    @Test
    void aDeferredAnswerIsAskedForAndAwaited() {
        transport
                .onDefer((request, call) -> "deferred-7")
                .onPoll((id, call) -> new DeferredState(DeferredStatus.DONE, Answers.text("Three.")));

        assertThat(async.chat(service -> chat.defer())
                        .thenCompose(deferred -> async.chat(service -> deferred.await()))
                        .thenApply(ChatResponse::content))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("Three.");
    }

    @Test
    void aSecondCallOfAChatWhileOneIsUnderWayIsRefused() throws Exception {
        transport.onComplete((request, call) -> untilInterrupted());
        CompletableFuture<ChatResponse> first = async.chat(service -> chat.sample());
        Thread thread = waiting.get(10, TimeUnit.SECONDS);

        assertThat(async.chat(service -> chat.sample()))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
        assertThat(first).isNotDone();
        first.cancel(true);
        assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void oneQuestionAboutFilesIsAskedAndAnswered() {
        transport.onComplete((request, call) -> Answers.text("Three."));

        CompletableFuture<Answer> answer = async.ask("m", "How many?", sources("a", "b"), ChatOptions.none());

        assertThat(answer.thenApply(Answer::content))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo("Three.");
        assertThat(answer.join().fileIds()).containsExactly("id-a", "id-b");
        assertThat(async.ask("m", "How many?").thenApply(Answer::fileIds))
                .succeedsWithin(Duration.ofSeconds(10))
                .isEqualTo(List.of());
        assertThat(service.files).isEmpty();
    }

    private <T> T untilInterrupted() throws TransportException {
        waiting.complete(Thread.currentThread());
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Failures.cancelled();
    }
}
