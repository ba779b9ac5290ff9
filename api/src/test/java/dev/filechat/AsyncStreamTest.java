// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.AuthenticationException;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException.Delivery;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what a subscriber gets, and what is read for it. */
@Timeout(30)
class AsyncStreamTest {
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();
    private final AsyncClient async = client.async();
    private final Chat chat = client.chat().create("grok-4.5").append(Message.user("?"));

    @Test
    void the_chunks_come_and_then_the_end_when_the_chat_is_free() throws Exception {
        FakeStream answer = FakeStream.of("One. ", "Two. ").finished();
        transport.onStream((request, call) -> answer);

        SignalLog<ChatChunk> signals = SignalLog.of(async.stream(chat)).request(Long.MAX_VALUE);

        assertThat(signals.end.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(signals.rest()).extracting(ChatChunk::content).containsExactly("One. ", "Two. ", "");
        assertThat(answer.closes).hasValue(1);
        transport.forgetSteps().onComplete((request, call) -> Answers.text("Three."));
        assertThat(chat.sample().content()).isEqualTo("Three.");
        signals.awaitThread();
    }

    @Test
    void the_last_event_has_the_whole_answer_to_append() throws Exception {
        transport.onStream((request, call) -> FakeStream.of("One. ", "Two. ").finished());

        SignalLog<ChatEvent> signals = SignalLog.of(async.events(chat)).request(Long.MAX_VALUE);

        assertThat(signals.end.get(10, TimeUnit.SECONDS)).isNull();
        assertThat(signals.next()).isEqualTo(new ChatEvent.Text(0, "One. "));
        assertThat(signals.next()).isEqualTo(new ChatEvent.Text(0, "Two. "));
        assertThat(signals.rest()).last().isInstanceOfSatisfying(ChatEvent.Finished.class, finished -> {
            chat.append(finished.response());
            assertThat(chat.messages().getLast().text()).isEqualTo("One. Two. ");
        });
    }

    @Test
    void nothing_is_asked_before_the_first_request_and_each_subscription_asks_anew() throws Exception {
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());
        Flow.Publisher<ChatChunk> publisher = async.stream(chat);
        SignalLog<ChatChunk> first = SignalLog.of(publisher);
        SignalLog<ChatChunk> second = SignalLog.of(publisher);
        first.subscription.get(10, TimeUnit.SECONDS);
        assertThat(transport.attempts).hasValue(0);

        first.request(Long.MAX_VALUE).awaitThread();
        second.request(Long.MAX_VALUE).awaitThread();

        assertThat(transport.attempts).hasValue(2);
        assertThat(first.rest()).hasSize(2).isEqualTo(second.rest());
    }

    @Test
    void nothing_is_read_beyond_what_was_asked_for() throws Exception {
        CountedStream answer = new CountedStream(1_000);
        transport.onStream((request, call) -> answer);
        SignalLog<ChatChunk> signals = SignalLog.of(async.stream(chat));

        for (int asked = 1; asked <= 10; asked++) {
            signals.request(1).next();
            assertThat(answer.taken).hasValue(asked);
        }
        signals.request(5);
        for (int i = 0; i < 5; i++) {
            signals.next();
        }
        signals.cancel();
        signals.awaitThread();

        assertThat(answer.taken).hasValue(15);
        assertThat(signals.rest()).isEmpty();
        assertThat(signals.end).isNotDone();
    }

    @Test
    void asking_for_more_than_a_number_can_hold_is_asking_for_all() throws Exception {
        transport.onStream((request, call) -> FakeStream.of("One. ", "Two. ").finished());
        SignalLog<ChatChunk> signals = new SignalLog<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                super.onSubscribe(given);
                given.request(Long.MAX_VALUE - 1);
                given.request(Long.MAX_VALUE);
            }
        };

        async.stream(chat).subscribe(signals);

        signals.awaitThread();
        assertThat(signals.end.get()).isNull();
        assertThat(signals.rest()).hasSize(3);
    }

    @Test
    void the_options_of_the_call_go_with_it() throws Exception {
        transport.onStream((request, call) ->
                FakeStream.of("n=" + request.options().n().orElseThrow()).finished());

        assertThat(SignalLog.of(async.stream(chat, ChatOptions.builder().n(7).build()))
                        .request(1)
                        .next()
                        .content())
                .isEqualTo("n=7");
        ChatOptions options = ChatOptions.builder().n(3).build();
        Chat other = chat.fork();
        assertThat(SignalLog.of(async.stream(other, options)).request(1).next().content())
                .isEqualTo("n=3");
    }

    @Test
    void the_service_s_refusal_is_told_as_the_blocking_call_throws_it() throws Exception {
        transport.onStream(Step.failing(Failures.refused(StatusCode.UNAUTHENTICATED)));

        SignalLog<ChatChunk> signals =
                SignalLog.of(async.stream(chat)).request(1).awaitThread();

        assertThat(signals.end.get()).isInstanceOf(AuthenticationException.class);
        assertThat(signals.rest()).isEmpty();
    }

    @Test
    void a_stream_that_breaks_off_is_told_with_what_came() throws Exception {
        FakeStream answer = FakeStream.of("One. ", "Two").broken(Failures.broken(Delivery.AMBIGUOUS));
        transport.onStream((request, call) -> answer);

        SignalLog<ChatChunk> signals =
                SignalLog.of(async.stream(chat)).request(3).awaitThread();

        assertThat(signals.rest()).hasSize(2);
        assertThat(signals.end.get())
                .isInstanceOfSatisfying(
                        StreamInterruptedException.class,
                        e -> assertThat(e.partialResponse().content()).isEqualTo("One. Two"));
        assertThat(answer.closes).hasValue(1);
    }

    @Test
    void an_answer_of_no_chunk_is_a_failure() throws Exception {
        transport.onStream((request, call) -> FakeStream.of());

        SignalLog<ChatChunk> signals =
                SignalLog.of(async.stream(chat)).request(1).awaitThread();

        assertThat(signals.end.get()).isInstanceOf(NoAnswerException.class);
    }

    @Test
    void a_second_subscription_while_one_is_under_way_is_refused_and_harms_it_not() throws Exception {
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());
        SignalLog<ChatChunk> first = SignalLog.of(async.stream(chat)).request(1);
        first.next();

        SignalLog<ChatChunk> second =
                SignalLog.of(async.stream(chat)).request(1).awaitThread();

        assertThat(second.end.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Another call of this chat is under way");
        first.request(2).awaitThread();
        assertThat(first.end.get()).isNull();
    }

    @Test
    void null_is_refused_by_name() {
        assertThatNullPointerException()
                .isThrownBy(() -> async.stream(chat).subscribe(null))
                .withMessage("subscriber");
        assertThatNullPointerException().isThrownBy(() -> async.stream(null)).withMessage("chat");
        assertThatNullPointerException()
                .isThrownBy(() -> async.stream(chat, null))
                .withMessage("overrides");
        assertThatNullPointerException().isThrownBy(() -> async.events(null)).withMessage("chat");
    }
}
