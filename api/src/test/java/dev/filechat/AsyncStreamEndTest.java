// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.chat.Chat;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.errors.CallCancelledException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what ends a subscription early, and that no thread is left. */
@Timeout(30)
class AsyncStreamEndTest {
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();
    private final AsyncClient async = client.async();
    private final Chat chat = client.chat().create("grok-4.5").append(Message.user("?"));
    private final FakeStream answer = FakeStream.of("One. ", "Two. ").silent();

    private final CountDownLatch leaveSubscriber = new CountDownLatch(1);

    /** The place where the subscription's thread is when something happens. */
    enum Place {
        BEFORE_THE_FIRST_REQUEST,
        OPENING,
        READING,
        WAITING_FOR_A_REQUEST,
        IN_THE_SUBSCRIBER
    }

    @ParameterizedTest
    @EnumSource
    void aCancelEndsTheCallAtOnceAndNothingMoreIsTold(Place place) throws Exception {
        SignalLog<ChatChunk> signals = at(place);

        signals.cancel();

        if (place == Place.IN_THE_SUBSCRIBER || place == Place.WAITING_FOR_A_REQUEST) {
            assertThat(answer.closes).hasValue(1); // though its thread is elsewhere
        }
        leaveSubscriber.countDown();
        signals.awaitThread();
        assertThat(answer.closes).hasValue(opened(place) ? 1 : 0);
        assertThat(signals.end).isNotDone();
        assertThatChatIsFree();
        signals.cancel();
        signals.request(1).request(-1);
        assertThat(signals.end).isNotDone();
    }

    @ParameterizedTest
    @EnumSource
    void aRequestForLessThanOneEndsTheCallAndIsTold(Place place) throws Exception {
        SignalLog<ChatChunk> signals = at(place);

        signals.request(place == Place.READING ? Long.MIN_VALUE : 0);

        leaveSubscriber.countDown();
        signals.awaitThread();
        assertThat(signals.end.get())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ask for at least one");
        assertThat(answer.closes).hasValue(opened(place) ? 1 : 0);
        assertThatChatIsFree();
    }

    @ParameterizedTest
    @EnumSource
    void closingTheClientEndsTheSubscriptionAskedOrNot(Place place) throws Exception {
        SignalLog<ChatChunk> signals = at(place);

        client.close();

        leaveSubscriber.countDown();
        signals.awaitThread();
        if (place == Place.BEFORE_THE_FIRST_REQUEST) {
            assertThat(signals.end.get())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("The client is closed");
        } else {
            assertThat(signals.end.get())
                    .hasMessageContaining("was cancelled: the client was closed")
                    .isInstanceOf(CallCancelledException.class);
        }
        if (place == Place.WAITING_FOR_A_REQUEST) {
            assertThat(signals.rest()).as("nothing beyond what was asked for").isEmpty();
        }
    }

    @Test
    void aSubscriptionToAClosedClientIsRefusedWithoutARequest() throws Exception {
        client.close();

        SignalLog<ChatChunk> signals = SignalLog.of(async.stream(chat)).awaitThread();

        assertThat(signals.end.get()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSubscriberMayCancelWhileItIsToldAndGoesOnUndisturbed() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        transport.onStream((request, call) -> answer);
        SignalLog<ChatChunk> signals = new SignalLog<>() {
            @Override
            public void onNext(ChatChunk item) {
                super.onNext(item);
                subscription.join().cancel();
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        };
        async.stream(chat).subscribe(signals);

        signals.request(2).awaitThread();

        assertThat(signals.rest()).hasSize(1);
        assertThat(interrupted).isCompletedWithValue(false);
        assertThat(answer.closes).hasValue(1);
        assertThatChatIsFree();
    }

    /** The method in which a subscriber throws. */
    enum Signal {
        SUBSCRIBE,
        NEXT,
        COMPLETE,
        ERROR
    }

    @ParameterizedTest
    @EnumSource
    void aSubscriberThatThrowsEndsItsSubscriptionAndHearsNoMore(Signal thrower) throws Exception {
        FakeStream ending = FakeStream.of("One. ");
        transport.onStream((request, call) -> thrower == Signal.ERROR ? ending : ending.finished());
        SignalLog<ChatChunk> signals = new SignalLog<>() {
            @Override
            public void onSubscribe(Flow.Subscription given) {
                super.onSubscribe(given);
                given.request(Long.MAX_VALUE);
                throwIf(thrower == Signal.SUBSCRIBE);
            }

            @Override
            public void onNext(ChatChunk item) {
                super.onNext(item);
                throwIf(thrower == Signal.NEXT);
            }

            @Override
            public void onComplete() {
                super.onComplete();
                throwIf(thrower == Signal.COMPLETE);
            }

            @Override
            public void onError(Throwable failure) {
                super.onError(failure);
                throwIf(thrower == Signal.ERROR);
            }

            private void throwIf(boolean now) {
                if (now) {
                    throw new IllegalStateException("the subscriber's own");
                }
            }
        };

        async.stream(chat).subscribe(signals);

        signals.awaitThread();
        switch (thrower) {
            case SUBSCRIBE -> assertThat(transport.attempts).hasValue(0);
            case NEXT -> assertThat(signals.rest()).hasSize(1);
            case COMPLETE -> assertThat(signals.end.get()).isNull();
            case ERROR -> assertThat(signals.end.get()).isInstanceOf(StreamInterruptedException.class);
        }
        if (thrower == Signal.SUBSCRIBE || thrower == Signal.NEXT) {
            assertThat(signals.end).isNotDone();
        } else {
            assertThat(ending.closes).hasValue(1);
        }
        assertThatChatIsFree();
    }

    private static boolean opened(Place place) {
        return place.compareTo(Place.READING) >= 0;
    }

    private void assertThatChatIsFree() {
        transport.forgetSteps().onComplete((request, call) -> Answers.text("Three."));
        assertThat(chat.sample().content()).isEqualTo("Three.");
    }

    private SignalLog<ChatChunk> at(Place place) throws Exception {
        CountDownLatch opening = new CountDownLatch(1);
        transport.onStream((request, call) -> {
            if (place == Place.OPENING) {
                FakeStream slow = FakeStream.of().silent();
                call.onCancel(slow::close);
                opening.countDown();
                slow.next();
            }
            call.onCancel(answer::close);
            return answer;
        });
        CompletableFuture<Object> there = new CompletableFuture<>();
        SignalLog<ChatChunk> signals = new SignalLog<>() {
            @Override
            public void onNext(ChatChunk item) {
                super.onNext(item);
                if (place == Place.IN_THE_SUBSCRIBER) {
                    there.complete(item);
                    awaitUninterrupted(leaveSubscriber);
                }
            }
        };
        async.stream(chat).subscribe(signals);
        switch (place) {
            case BEFORE_THE_FIRST_REQUEST -> signals.subscription.get(10, TimeUnit.SECONDS);
            case OPENING -> {
                signals.request(1);
                assertThat(opening.await(10, TimeUnit.SECONDS)).isTrue();
            }
            case READING -> {
                signals.request(3);
                assertThat(answer.blocked.await(10, TimeUnit.SECONDS)).isTrue();
            }
            case WAITING_FOR_A_REQUEST -> signals.request(1).next();
            case IN_THE_SUBSCRIBER -> {
                signals.request(2);
                there.get(10, TimeUnit.SECONDS);
            }
        }
        return signals;
    }

    /** Fails the subscriber, and with it the test, if the library interrupts it. */
    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("The subscriber was interrupted", e);
        }
    }
}
