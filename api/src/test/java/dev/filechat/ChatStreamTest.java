// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChatStreamTest {
    private final FakeTransport transport = new FakeTransport();
    private final Chat chat = transport.client().chat().create("grok-4.5").append(Message.user("?"));

    @Test
    void theChunksComeOneByOneAndTheAnswerIsTheirSum() {
        FakeStream answer = FakeStream.of("One. ", "Two. ").finished();
        transport.onStream((request, call) -> answer);
        List<String> words = new ArrayList<>();

        try (ChatStream stream = chat.stream()) {
            for (ChatChunk chunk : stream) {
                words.add(chunk.content());
            }
            assertThat(stream.response().content()).isEqualTo("One. Two. ");
            assertThat(stream.response().id()).isEqualTo("answer-1");
            assertThat(stream.response().outputs())
                    .singleElement()
                    .satisfies(output -> assertThat(output.finishReason()).isEqualTo(FinishReason.STOP));
        }

        assertThat(words).containsExactly("One. ", "Two. ", "");
        assertThat(answer.closes).hasValue(1);
    }

    @Test
    void thereIsOneIteratorAndItEnds() {
        transport.onStream((request, call) -> FakeStream.of("One. ", "Two. ").finished());

        try (ChatStream stream = chat.stream()) {
            assertThat(stream.iterator().next().content()).isEqualTo("One. ");
            Iterator<ChatChunk> iterator = stream.iterator();
            assertThat(iterator.next().content()).isEqualTo("Two. ");
            assertThat(iterator.next().content()).isEmpty();
            assertThat(iterator.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(iterator::next);
        }
    }

    @Test
    void aFailureBeforeTheFirstChunkIsTriedAgainWhereNothingWasSent() {
        FakeStream first = FakeStream.of().broken(Failures.broken(Delivery.UNSENT));
        transport.onStream(
                (request, call) -> first,
                (request, call) -> FakeStream.of("One.").finished());

        try (ChatStream stream = chat.stream()) {
            assertThat(stream).extracting(ChatChunk::content).containsExactly("One.", "");
        }
        assertThat(first.closes).hasPositiveValue();
        assertThat(transport.attempts).hasValue(2);
    }

    @Test
    void aFailureBeforeTheFirstChunkIsNotTriedAgainWhereItMayBeBilled() {
        transport.onStream((request, call) -> FakeStream.of().broken(Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(chat::stream);
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void afterTheFirstChunkNothingIsTriedAgainAndWhatCameIsTold() {
        TransportException failure = Failures.broken(Delivery.UNSENT);
        FakeStream answer = FakeStream.of("One. ", "Two").broken(failure);
        transport.onStream((request, call) -> answer);

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> stream.forEach(chunk -> {}))
                    .withMessageContainingAll("Asking grok-4.5: the answer broke off after 8 characters")
                    .satisfies(e -> assertThat(e).hasRootCause(failure))
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two"))
                    .satisfies(e -> assertThat(e.partialResponse().id()).isEqualTo("answer-1"))
                    .satisfies(e -> assertThat(e.retryable()).isFalse());
            assertThat(stream.iterator().hasNext()).isFalse();
        }
        assertThat(transport.attempts).hasValue(1);
        assertThat(answer.closes).hasValue(1);
    }

    @Test
    void theEndOfTheTimeBreaksAStreamOff() {
        transport.onStream((request, call) -> FakeStream.of("One. ")
                .broken(Failures.failure(Kind.TIMEOUT, StatusCode.DEADLINE_EXCEEDED, Delivery.AMBIGUOUS)));

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> stream.forEach(chunk -> {}))
                    .withCauseInstanceOf(CallTimeoutException.class);
        }
    }

    @Test
    void anEndWithoutAFinishReasonIsNotAnEnd() {
        transport.onStream((request, call) -> FakeStream.of("One. "));

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> stream.forEach(chunk -> {}))
                    .withMessageContaining("ended without a finish reason")
                    .withNoCause()
                    .satisfies(e -> assertThat(e.partialResponse().content()).isEqualTo("One. "));
        }
    }

    @Test
    void anAnswerOfChunksWithoutOutputIsNoAnswerAndCountsOnce() {
        ChatChunk usage = ChatChunk.builder()
                .id("answer-1")
                .usage(Usage.builder().costInUsdTicks(7).build())
                .build();
        transport.onStream((request, call) -> FakeStream.ofChunks(usage));

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(NoAnswerException.class)
                    .isThrownBy(() -> stream.forEach(chunk -> {}))
                    .withMessageContaining("answered without any output (response answer-1)")
                    .satisfies(e -> assertThat(e.response().usage()).isPresent());
        }
        assertThat(chat.usage().costInUsdTicks()).hasValue(7);
    }

    @Test
    void anAnswerOfNoChunkIsNoneAndLeavesTheChatFree() {
        FakeStream empty = FakeStream.of();
        transport.onStream(
                (request, call) -> empty,
                (request, call) -> FakeStream.of("One.").finished());

        assertThatExceptionOfType(NoAnswerException.class).isThrownBy(chat::stream);
        assertThat(empty.closes).hasPositiveValue();
        assertThat(transport.attempts).hasValue(1);
        assertThat(chat.snapshot().callsOfUnknownCost()).isEqualTo(1);

        chat.stream().close();
    }

    @Test
    void closingEarlyCancelsTheCallOnceAndWhatCameStays() {
        FakeStream answer = FakeStream.of("One. ", "Two. ").finished();
        transport.onStream((request, call) -> answer);

        ChatStream stream = chat.stream();
        assertThat(stream.iterator().next().content()).isEqualTo("One. ");
        stream.close();
        stream.close();

        assertThat(answer.closes).hasValue(1);
        assertThat(stream.iterator().hasNext()).isFalse();
        assertThat(stream.response().content()).isEqualTo("One. ");
    }

    @Test
    void closingFromAnotherThreadEndsAReaderThatWaits() throws Exception {
        FakeStream answer = FakeStream.of("One. ").silent();
        transport.onStream((request, call) -> answer);
        ChatStream stream = chat.stream();
        FutureTask<List<String>> reader = new FutureTask<>(() -> {
            List<String> words = new ArrayList<>();
            stream.forEach(chunk -> words.add(chunk.content()));
            return words;
        });
        Thread.ofVirtual().start(reader);
        assertThat(answer.blocked.await(10, TimeUnit.SECONDS)).isTrue();

        stream.close();

        assertThat(reader).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(List.of("One. "));
    }

    @Test
    void aChunkThatWasAnnouncedIsThereThoughTheStreamIsClosed() {
        FakeStream answer = FakeStream.of("One. ", "Two. ").finished();
        transport.onStream((request, call) -> answer);
        ChatStream stream = chat.stream();
        Iterator<ChatChunk> chunks = stream.iterator();
        assertThat(chunks.hasNext()).isTrue();

        stream.close();

        assertThat(chunks.hasNext()).isTrue();
        assertThat(chunks.next().content()).isEqualTo("One. ");
        assertThat(chunks.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(chunks::next);
    }

    @Test
    void anAnswerIsCompletedOnceItIsReadToItsEnd() {
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());

        try (ChatStream stream = chat.stream()) {
            assertThat(stream.completed()).isFalse();
            stream.forEach(chunk -> assertThat(stream.completed()).isFalse());
            assertThat(stream.completed()).isTrue();
        }
    }

    @Test
    void anAnswerThatIsClosedBetweenItsFinishReasonAndItsEndIsNotCompleted() {
        FakeStream answer = FakeStream.of("One. ").finished();
        transport.onStream((request, call) -> answer);
        ChatStream stream = chat.stream();
        stream.iterator().next();
        stream.iterator().next();

        stream.close();

        assertThat(stream.iterator().hasNext()).isFalse();
        assertThat(stream.completed()).isFalse();
    }

    @Test
    void aBrokenAnswerIsNotCompleted() {
        transport.onStream((request, call) -> FakeStream.of("One. "));

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(StreamInterruptedException.class).isThrownBy(() -> stream.forEach(chunk -> {}));
            assertThat(stream.completed()).isFalse();
        }
    }

    @Test
    void whatComesWhileTheStreamIsClosedIsNoPartOfTheResponse() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        FakeStream answer = FakeStream.of("One. ", "Two. ").onNext(2, () -> {
            asked.countDown();
            closed.await();
        });
        transport.onStream((request, call) -> answer);
        ChatStream stream = chat.stream();
        FutureTask<List<String>> reader = new FutureTask<>(() -> words(stream));
        Thread.ofVirtual().start(reader);
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

        stream.close();
        closed.countDown();

        assertThat(reader).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(List.of("One. "));
        assertThat(stream.response().content()).isEqualTo("One. ");
    }

    private static List<String> words(ChatStream stream) {
        List<String> words = new ArrayList<>();
        stream.forEach(chunk -> words.add(chunk.content()));
        return words;
    }

    @Test
    void aRefusalIsToldAsItIs() {
        transport.onStream(Step.failing(Failures.refused(StatusCode.UNAUTHENTICATED)));

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(chat::stream)
                .withMessageContaining("XAI_API_KEY");
    }
}
