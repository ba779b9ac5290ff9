// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.Chat;
import dev.filechat.chat.DeferredChat;
import dev.filechat.chat.DeferredException;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.DeferredStatus;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeferredTest {
    private static final Step<String, DeferredState> PENDING = state(DeferredStatus.PENDING);

    private final FakeTransport transport = new FakeTransport().onDefer((request, call) -> "deferred-7");
    private final FileChatClient client = transport.client();
    private final Chat chat = client.chat().create("m").append(Message.user("How many?"));

    @Test
    void itIsAskedForEverLessOftenUntilItIsThere() {
        transport.onPoll(PENDING, PENDING, PENDING, done());

        DeferredChat deferred = chat.defer();
        ChatResponse response = deferred.await();

        assertThat(deferred.requestId()).isEqualTo("deferred-7");
        assertThat(response.content()).isEqualTo("Three.");
        assertThat(transport.timing.pauses)
                .containsExactly(Duration.ofMillis(100), Duration.ofMillis(150), Duration.ofMillis(225));
        assertThat(chat.cost()).isPresent();
        assertThat(chat.usage().totalTokens()).isEqualTo(12);
    }

    @Test
    void thePausesGrowToFiveSecondsAndTheTimeIsKept() {
        transport.onPoll(PENDING);

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> chat.defer().await(Duration.ofMinutes(1)))
                .withMessageContaining("PT1M")
                .withMessageContaining("the id stays valid")
                .satisfies(e -> assertThat(e.retryable()).isTrue());
        assertThat(transport.timing.pauses).last().isEqualTo(Duration.ofSeconds(5));
        Duration waited = transport.timing.pauses.stream().reduce(Duration.ZERO, Duration::plus);
        assertThat(waited).isBetween(Duration.ofSeconds(55), Duration.ofMinutes(1));
    }

    @Test
    void theTimeMayBeOverWhileItIsAskedFor() {
        transport.onPoll(
                PENDING,
                Step.failing(Failures.failure(Kind.TIMEOUT, StatusCode.DEADLINE_EXCEEDED, Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> chat.defer().await(Duration.ofMinutes(1)))
                .withMessageContaining("PT1M")
                .withMessageContaining("the id stays valid")
                .satisfies(e -> assertThat(e.retryable()).isTrue());
    }

    @Test
    void itIsPickedUpByItsIdInAnotherClient() {
        transport.onPoll((id, call) -> {
            assertThat(id).isEqualTo("deferred-7");
            return new DeferredState(DeferredStatus.DONE, Answers.text("Three."));
        });

        assertThat(transport.client().chat().deferred("deferred-7").await().content())
                .isEqualTo("Three.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.chat().deferred(" "))
                .withMessageContaining("requestId is blank");
    }

    @Test
    void failedAndExpiredAreToldApartAndABrokenPollIsMadeAgain() {
        transport.onPoll(
                Step.failing(Failures.broken(Delivery.AMBIGUOUS)),
                state(DeferredStatus.FAILED),
                state(DeferredStatus.EXPIRED),
                state(DeferredStatus.DONE));
        DeferredChat deferred = chat.defer();

        for (DeferredStatus status : List.of(DeferredStatus.FAILED, DeferredStatus.EXPIRED, DeferredStatus.DONE)) {
            assertThatExceptionOfType(DeferredException.class)
                    .isThrownBy(deferred::await)
                    .satisfies(e -> assertThat(e.status()).isEqualTo(status))
                    .satisfies(e -> assertThat(e.requestId()).isEqualTo("deferred-7"));
        }
        assertThat(transport.attempts).hasValue(5);
    }

    @Test
    void aStatusThatIsNotKnownIsTakenForPending() {
        transport.onPoll(state(new DeferredStatus(42)), done());

        assertThat(chat.defer().await().content()).isEqualTo("Three.");
    }

    @Test
    void anInterruptBetweenTwoPollsEndsTheWaiting() {
        transport.onPoll(PENDING);
        transport.timing.onPause((cancelled, nanos) -> Thread.currentThread().interrupt());

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> chat.defer().await())
                .withMessageContaining("the calling thread was interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void toStartItIsNotRepeatedWhereItMayBeBilledTwice() {
        transport.forgetSteps().onDefer(Step.failing(Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(chat::defer);
        assertThat(transport.attempts).hasValue(1);
    }

    private static Step<String, DeferredState> done() {
        return (id, call) -> new DeferredState(DeferredStatus.DONE, Answers.costing(1));
    }

    private static Step<String, DeferredState> state(DeferredStatus status) {
        return (id, call) -> new DeferredState(status, null);
    }
}
