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
    void the_chunks_come_one_by_one_and_the_answer_is_their_sum() {
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
    void there_is_one_iterator_and_it_ends() {
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
    void a_failure_before_the_first_chunk_is_tried_again_where_nothing_was_sent() {
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
    void a_failure_before_the_first_chunk_is_not_tried_again_where_it_may_be_billed() {
        transport.onStream((request, call) -> FakeStream.of().broken(Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(chat::stream);
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void after_the_first_chunk_nothing_is_tried_again_and_what_came_is_told() {
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
    void the_end_of_the_time_breaks_a_stream_off() {
        transport.onStream((request, call) -> FakeStream.of("One. ")
                .broken(Failures.failure(Kind.TIMEOUT, StatusCode.DEADLINE_EXCEEDED, Delivery.AMBIGUOUS)));

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(StreamInterruptedException.class)
                    .isThrownBy(() -> stream.forEach(chunk -> {}))
                    .withCauseInstanceOf(CallTimeoutException.class);
        }
    }

    @Test
    void an_end_without_a_finish_reason_is_not_an_end() {
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
    void an_answer_of_chunks_without_output_is_no_answer_and_counts_once() {
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
    void an_answer_of_no_chunk_is_none_and_leaves_the_chat_free() {
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
    void closing_early_cancels_the_call_once_and_what_came_stays() {
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
    void closing_from_another_thread_ends_a_reader_that_waits() throws Exception {
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
    void a_chunk_that_was_announced_is_there_though_the_stream_is_closed() {
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
    void an_answer_is_completed_once_it_is_read_to_its_end() {
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());

        try (ChatStream stream = chat.stream()) {
            assertThat(stream.completed()).isFalse();
            stream.forEach(chunk -> assertThat(stream.completed()).isFalse());
            assertThat(stream.completed()).isTrue();
        }
    }

    @Test
    void an_answer_that_is_closed_between_its_finish_reason_and_its_end_is_not_completed() {
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
    void a_broken_answer_is_not_completed() {
        transport.onStream((request, call) -> FakeStream.of("One. "));

        try (ChatStream stream = chat.stream()) {
            assertThatExceptionOfType(StreamInterruptedException.class).isThrownBy(() -> stream.forEach(chunk -> {}));
            assertThat(stream.completed()).isFalse();
        }
    }

    @Test
    void what_comes_while_the_stream_is_closed_is_no_part_of_the_response() throws Exception {
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
    void a_refusal_is_told_as_it_is() {
        transport.onStream(Step.failing(Failures.refused(StatusCode.UNAUTHENTICATED)));

        assertThatExceptionOfType(AuthenticationException.class)
                .isThrownBy(chat::stream)
                .withMessageContaining("XAI_API_KEY");
    }
}
