// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.CallerThread;
import dev.filechat.transport.contract.support.OverTransport;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Streams that another thread closes while one reads them. */
public interface CloseContract extends OverTransport {
    /** Longer than a test waits for anything: what comes later does not come. */
    Duration NEVER = LONG.multipliedBy(10);

    /** The ways to go through an answer. */
    enum View {
        CHUNKS((stream, text) -> stream.forEach(chunk -> text.accept(chunk.content()))),
        STREAM((stream, text) -> stream.chunks().map(ChatChunk::content).forEach(text)),
        TEXT((stream, text) -> stream.text().forEach(text)),
        EVENTS((stream, text) -> stream.events().forEach(event -> {
            if (event instanceof ChatEvent.Text piece) {
                text.accept(piece.text());
            }
        }));

        @SuppressWarnings("ImmutableEnumChecker") // they capture nothing
        private final BiConsumer<ChatStream, Consumer<String>> reading;

        View(BiConsumer<ChatStream, Consumer<String>> reading) {
            this.reading = reading;
        }

        /** Returns a task that reads the stream to its end, and gives the pieces of text that it has got. */
        FutureTask<List<String>> reader(ChatStream stream, int enough, CountDownLatch hasEnough) {
            return new FutureTask<>(() -> {
                List<String> pieces = new ArrayList<>();
                reading.accept(stream, piece -> {
                    if (!piece.isEmpty()) {
                        pieces.add(piece);
                    }
                    if (pieces.size() == enough) {
                        hasEnough.countDown();
                    }
                });
                return pieces;
            });
        }
    }

    /** The reader waits for what does not come. */
    @ParameterizedTest
    @EnumSource
    default void closingAnAnswerEndsTheThreadThatWaitsForIt(View view) throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").delay(NEVER);
            ChatStream stream = answer(client);
            CountDownLatch hasOne = new CountDownLatch(1);
            FutureTask<List<String>> reader = view.reader(stream, 1, hasOne);
            Thread.ofVirtual().start(reader);
            await(hasOne);

            stream.close();

            assertThat(reader).succeedsWithin(LONG).isEqualTo(List.of("One. "));
            assertThat(stream.completed()).isFalse();
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** Chunks come as fast as they are read: whenever the stream is closed, all chunks that came have been read. */
    @ParameterizedTest
    @EnumSource
    default void anAnswerMayBeClosedAtAnyMoment(View view) throws Exception {
        List<String> words = IntStream.range(0, 2000).mapToObj(i -> i + " ").toList();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming(words.toArray(String[]::new));
            for (int closedAfter = 1; closedAfter <= 40; closedAfter++) {
                ChatStream stream = answer(client);
                CountDownLatch hasEnough = new CountDownLatch(1);
                FutureTask<List<String>> reader = view.reader(stream, closedAfter, hasEnough);
                Thread.ofVirtual().start(reader);
                await(hasEnough);

                stream.close();
                String response = stream.response().content();

                assertThat(reader).succeedsWithin(LONG);
                assertThat(String.join("", reader.get())).isEqualTo(response);
                assertThat(stream.response().content()).isEqualTo(response);
                assertThat(words.subList(0, reader.get().size())).isEqualTo(reader.get());
            }
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** Between asking whether there is a chunk and taking it. */
    @Test
    default void anAnnouncedChunkIsStillThere() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.");
            ChatStream stream = answer(client);
            Iterator<ChatChunk> chunks = stream.iterator();
            assertThat(chunks.hasNext()).isTrue();

            assertThat(CallerThread.start(stream::close).failure(LONG)).isNull();

            assertThat(chunks.next().content()).isEqualTo("One. ");
            assertThat(chunks.hasNext()).isFalse();
        }
    }

    /** The reader waits for what does not come; a download does not just end, as it would seem whole. */
    @Test
    default void closingADownloadFailsTheThreadThatWaitsForIt() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("file", new byte[10_000_000]));
            Fault silent = xai.faults().onDownloads().stallAfter(1);
            InputStream content = client.files().content(file.id());
            CallerThread reader = CallerThread.start(content::readAllBytes);
            assertThat(silent.awaitStrikes(1, LONG)).isTrue();

            content.close();

            assertThat(reader.failure(LONG)).isInstanceOf(IOException.class).hasMessage("The stream is closed");
            assertThatThrownBy(content::read).isInstanceOf(IOException.class).hasMessage("The stream is closed");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** The reader waits for its next attempt, or is about to make it: nothing is asked for any more. */
    @Test
    default void aClosedDownloadIsNotTriedAgain() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.of("file", new byte[1000]));
            Fault later = xai.faults()
                    .onDownloads()
                    .refuse(Refusal.of(Status.Code.UNAVAILABLE, "Later.").withRetryInfo(Duration.ofSeconds(59)));
            InputStream content = client.files().content(file.id());
            CallerThread reader = CallerThread.start(content::readAllBytes);
            assertThat(later.awaitStrikes(1, LONG)).isTrue();

            content.close();

            assertThat(reader.failure(LONG)).isInstanceOf(IOException.class).hasMessage("The stream is closed");
            assertThat(xai.calls("RetrieveFileContent")).isEqualTo(1);
        }
    }

    private static ChatStream answer(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("Count.")).stream();
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
