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
    void theChunksComeAndThenTheEndWhenTheChatIsFree() throws Exception {
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
    void theLastEventHasTheWholeAnswerToAppend() throws Exception {
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
    void nothingIsAskedBeforeTheFirstRequestAndEachSubscriptionAsksAnew() throws Exception {
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
    void nothingIsReadBeyondWhatWasAskedFor() throws Exception {
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
    void askingForMoreThanANumberCanHoldIsAskingForAll() throws Exception {
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
    void theOptionsOfTheCallGoWithIt() throws Exception {
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
    void theServicesRefusalIsToldAsTheBlockingCallThrowsIt() throws Exception {
        transport.onStream(Step.failing(Failures.refused(StatusCode.UNAUTHENTICATED)));

        SignalLog<ChatChunk> signals =
                SignalLog.of(async.stream(chat)).request(1).awaitThread();

        assertThat(signals.end.get()).isInstanceOf(AuthenticationException.class);
        assertThat(signals.rest()).isEmpty();
    }

    @Test
    void aStreamThatBreaksOffIsToldWithWhatCame() throws Exception {
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
    void anAnswerOfNoChunkIsAFailure() throws Exception {
        transport.onStream((request, call) -> FakeStream.of());

        SignalLog<ChatChunk> signals =
                SignalLog.of(async.stream(chat)).request(1).awaitThread();

        assertThat(signals.end.get()).isInstanceOf(NoAnswerException.class);
    }

    @Test
    void aSecondSubscriptionWhileOneIsUnderWayIsRefusedAndHarmsItNot() throws Exception {
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
    void nullIsRefusedByName() {
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
