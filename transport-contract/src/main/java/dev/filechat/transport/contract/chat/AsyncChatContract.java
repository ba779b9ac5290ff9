// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.chat;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.EndlessAnswer;
import dev.filechat.transport.contract.support.OneByOne;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Futures and publishers: the service sees each cancel, and a slow subscriber holds it back. */
public interface AsyncChatContract extends OverTransport {
    /** Longer than a test waits for anything: what comes later does not come. */
    Duration NEVER = LONG.multipliedBy(10);

    /** While the service is silent. */
    @Test
    default void cancellingAFutureCancelsItsCall() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("Late.").initialDelay(NEVER);
            Chat chat = question(client);
            CompletableFuture<ChatResponse> answer = client.async().chat(c -> chat.sample());
            assertThat(xai.awaitCalls("GetCompletion", 1, LONG)).isTrue();

            answer.cancel(true);

            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** Though the code between the calls swallows the interrupt. */
    @Test
    default void callsAfterACancelledOneSendNothing() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("Late.").initialDelay(NEVER);
            Chat chat = question(client);
            CompletableFuture<List<Throwable>> failures = new CompletableFuture<>();
            CompletableFuture<Void> future = client.async().files(files -> {
                Throwable first = catchThrowable(chat::sample);
                boolean unused = Thread.interrupted();
                Throwable upload = catchThrowable(() -> files.upload(FileSource.of("a", new byte[1])));
                failures.complete(List.of(first, upload, catchThrowable(chat::sample)));
                return null;
            });
            assertThat(xai.awaitCalls("GetCompletion", 1, LONG)).isTrue();

            future.cancel(true);

            assertThat(failures.get(LONG.toMillis(), TimeUnit.MILLISECONDS))
                    .hasSize(3)
                    .allSatisfy(failure -> assertThat(failure).isInstanceOf(CallCancelledException.class));
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.calls("GetCompletion")).isEqualTo(1);
            assertThat(xai.calls("UploadFile")).isZero();
        }
    }

    /** It belongs to who gets it: a cancel comes too late. */
    @Test
    default void aStreamThatAFunctionReturnsIsReadByWhoGetsIt() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.");
            Chat chat = question(client);
            CompletableFuture<ChatStream> future = client.async().chat(service -> chat.stream());

            try (ChatStream stream = future.get(LONG.toMillis(), TimeUnit.MILLISECONDS)) {
                assertThat(future.cancel(true)).isFalse();
                stream.forEach(chunk -> {});
                assertThat(stream.response().content()).isEqualTo("One. Two.");
            }
        }
    }

    /** Else it would be open until its time is over. */
    @Test
    default void aStreamThatNobodyGetsIsClosed() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(NEVER);
            Chat chat = question(client);
            CountDownLatch opened = new CountDownLatch(1);
            CountDownLatch cancelled = new CountDownLatch(1);
            CompletableFuture<ChatStream> future = client.async().chat(service -> {
                ChatStream stream = chat.stream();
                opened.countDown();
                awaitThroughInterrupts(cancelled);
                return stream;
            });
            assertThat(opened.await(LONG.toMillis(), TimeUnit.MILLISECONDS)).isTrue();

            future.cancel(true);
            cancelled.countDown();

            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    @Test
    default void closingTheClientEndsAFuture() throws Exception {
        try (FakeXai xai = fake().start()) {
            xai.chat().whenAnything().reply("Late.").initialDelay(NEVER);
            FileChatClient client = client(xai);
            Chat chat = question(client);
            CompletableFuture<ChatResponse> answer = client.async().chat(service -> chat.sample());
            assertThat(xai.awaitCalls("GetCompletion", 1, LONG)).isTrue();

            client.close();

            assertThat(answer)
                    .failsWithin(LONG)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(CallCancelledException.class);
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        }
    }

    /** Of a service's answer, as the blocking call throws it. */
    @Test
    default void aFutureFailsWithTheExceptionOfTheCallItself() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThat(client.async().files(files -> files.get("file_none")))
                    .failsWithin(LONG)
                    .withThrowableOfType(ExecutionException.class)
                    .withCauseInstanceOf(NotFoundException.class);
        }
    }

    /** While the first chunk is waited for. */
    @Test
    default void cancellingASubscriptionBeforeTheFirstChunkCancelsItsCall() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").initialDelay(NEVER);
            OneByOne<ChatChunk> subscriber = OneByOne.of(client.async().stream(question(client)));
            subscriber.request(1);
            assertThat(xai.awaitCalls("GetCompletionChunk", 1, LONG)).isTrue();

            subscriber.cancel();

            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(subscriber.ended()).isFalse();
        }
    }

    /** Whether the next chunk is asked for or not. */
    @Test
    default void cancellingASubscriptionBetweenTwoChunksCancelsItsCall() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(NEVER);
            for (long more = 0; more < 2; more++) {
                OneByOne<ChatChunk> subscriber = OneByOne.of(client.async().stream(question(client)));
                subscriber.request(1 + more);
                assertThat(subscriber.take().content()).isEqualTo("One. ");

                subscriber.cancel();

                assertThat(xai.awaitCancelled((int) more + 1, LONG)).isTrue();
                assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
                assertThat(subscriber.ended()).isFalse();
            }
        }
    }

    /** A thread that waits is woken. */
    @Test
    default void closingTheClientEndsASubscription() throws Exception {
        try (FakeXai xai = fake().start()) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(NEVER);
            FileChatClient client = client(xai);
            OneByOne<ChatChunk> subscriber = OneByOne.of(client.async().stream(question(client)));
            assertThat(subscriber.next().content()).isEqualTo("One. ");

            client.close();

            assertThat(subscriber.end()).isInstanceOf(CallCancelledException.class);
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        }
    }

    /** The last event has the answer, and the conversation goes on with it. */
    @Test
    default void anAnswerIsPublishedToItsEnd() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.");
            Chat chat = question(client);
            OneByOne<ChatEvent> subscriber = OneByOne.of(client.async().events(chat));

            assertThat(subscriber.next()).isEqualTo(new ChatEvent.Text(0, "One. "));
            assertThat(subscriber.next()).isEqualTo(new ChatEvent.Text(0, "Two."));
            ChatEvent last = subscriber.next();
            while (!(last instanceof ChatEvent.Finished)) {
                last = subscriber.next();
            }
            subscriber.request(1);
            assertThat(subscriber.end()).isNull();
            chat.append(((ChatEvent.Finished) last).response()).append(user("And?"));
            assertThat(client.async().chat(c -> chat.sample()).join().content()).isEqualTo("One. Two.");
            assertThat(xai.chat().lastRequest().messages()).hasSize(3);
        }
    }

    /** It gets no more than windows hold, however long it takes; and the other calls of the connection go on. */
    @OverNetwork
    @Test
    default void aSlowSubscriberHoldsTheServiceBack() throws Exception {
        long bound = 32 * 1024 * 1024 / EndlessAnswer.CHUNK;
        try (EndlessAnswer service = new EndlessAnswer();
                FileChatClient client = plaintext(service.port()).build()) {
            OneByOne<ChatChunk> subscriber = OneByOne.of(client.async().stream(question(client)));
            assertThat(subscriber.next().content()).isEqualTo(EndlessAnswer.text(0));

            // A service that is not held back has the time for thousands of chunks meanwhile.
            for (int i = 0; i < 500; i++) {
                assertThat(question(client).sample().content()).isEqualTo("Yes.");
                assertThat(service.sent()).isLessThan(bound);
            }
            for (int i = 1; i < bound; i++) {
                assertThat(subscriber.next().content()).isEqualTo(EndlessAnswer.text(i));
                assertThat(service.sent()).isLessThan(i + bound);
            }
            assertThat(service.sent()).isGreaterThanOrEqualTo(bound);
            subscriber.cancel();
            assertThat(service.awaitCancelled(LONG)).isTrue();
        }
    }

    private static void awaitThroughInterrupts(CountDownLatch latch) {
        while (true) {
            try {
                latch.await();
                return;
            } catch (InterruptedException e) {
                // waits on
            }
        }
    }

    private static Chat question(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("How many?"));
    }
}
