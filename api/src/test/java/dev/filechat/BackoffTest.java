// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    private final FakeTransport transport = new FakeTransport();

    @ParameterizedTest
    @CsvSource({"1, 100, 200, 400", "0.5, 50, 100, 200", "0, 0, 0, 0"})
    void theWaitsDoubleFrom100MsAndChanceTakesAnyPartOfThem(double chance, long first, long second, long third) {
        transport.timing.chance(chance);

        fail(Failures.broken(Delivery.UNSENT), Duration.ofMinutes(1));

        assertThat(transport.timing.pauses)
                .containsExactly(Duration.ofMillis(first), Duration.ofMillis(second), Duration.ofMillis(third));
    }

    @Test
    void afterARateLimitTheyDoubleFromASecond() {
        transport.timing.chance(1);

        fail(Failures.rateLimited(null), Duration.ofMinutes(1));

        assertThat(transport.timing.pauses)
                .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void whatTheServiceAsksForCountsWhereItIsLonger() {
        transport.timing.chance(1);

        fail(Failures.rateLimited(Duration.ofSeconds(3)), Duration.ofMinutes(1));

        assertThat(transport.timing.pauses)
                .containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(4));
    }

    @Test
    void aMinuteIsWaitedIfTheServiceAsksForIt() {
        FileChatException e = fail(Failures.rateLimited(Duration.ofMinutes(1)), Duration.ofHours(1));

        assertThat(transport.timing.pauses).hasSize(3).containsOnly(Duration.ofMinutes(1));
        assertThat(e.retryAfter()).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "RESOURCE_EXHAUSTED, PT1M0.000000001S,      RateLimitException",
        "RESOURCE_EXHAUSTED, PT2562047788015215H7S, RateLimitException",
        "UNAVAILABLE,        PT1M0.000000001S,      UnavailableException",
        "ABORTED,            PT1M0.000000001S,      ServiceException"
    })
    void moreThanAMinuteIsNotWaitedButTold(StatusCode status, Duration asked, String exception) {
        FileChatException e = fail(
                new TransportException(Kind.REFUSED, status, Delivery.REJECTED, asked, "busy", null),
                Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(transport.timing.pauses).isEmpty();
        assertThat(e.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(e.attempts()).isEqualTo(1);
        assertThat(e.retryAfter()).contains(asked);
        assertThat(e.retryable()).isTrue();
    }

    @Test
    void aBatchTellsTheLongestWaitOfItsFailures() {
        BatchFailedException e = new BatchFailedException(
                "3 of 3 uploads",
                List.of(
                        new RateLimitException("busy", null, Duration.ofSeconds(70), true, 1),
                        new UnavailableException("busy", null, Duration.ofSeconds(90), true, 1),
                        new UnavailableException("unreachable", null, true, 1)),
                List.of());

        assertThat(e.retryAfter()).contains(Duration.ofSeconds(90));
    }

    @Test
    void aWaitThatIsLongerThanTheTimeLeftIsNotBegun() {
        TransportException failure = Failures.rateLimited(Duration.ofSeconds(10));

        FileChatException e = fail(failure, Duration.ofSeconds(10));

        assertThat(e).isInstanceOf(RateLimitException.class).hasCause(failure);
        assertThat(e.attempts()).isEqualTo(1);
        assertThat(transport.timing.pauses).isEmpty();
    }

    @Test
    void theTimeLeftCountsWhatEarlierAttemptsAndWaitsTook() {
        transport.onGet((id, call) -> {
            transport.timing.advance(Duration.ofSeconds(4));
            throw Failures.rateLimited(Duration.ofSeconds(3));
        });

        FileChatException e = failureOf(Duration.ofSeconds(15));

        // 4 s, 3 s, 4 s: 4 s are left, and then another attempt takes them.
        assertThat(transport.timing.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
        assertThat(e.attempts()).isEqualTo(3);
    }

    @Test
    void atTheEndOfTheTimeTheLastErrorThatMeansSomethingIsTold() {
        TransportException refused = Failures.refused(StatusCode.UNAVAILABLE);
        TransportException timeout = timeout(Delivery.AMBIGUOUS);
        transport.onGet(Step.failing(refused), Step.failing(timeout));

        FileChatException e = failureOf(Duration.ofMinutes(1));

        assertThat(e).isExactlyInstanceOf(UnavailableException.class).hasCause(refused);
        assertThat(e.getSuppressed()).containsExactly(timeout);
        assertThat(e.attempts()).isEqualTo(2);
    }

    @Test
    void anUploadThatMayBeStoredWhenItsTimeEndsIsNotToldToBeHarmless() {
        transport.onUpload(
                (request, chunks, call) -> {
                    throw Failures.broken(Delivery.UNSENT);
                },
                (request, chunks, call) -> {
                    throw timeout(Delivery.AMBIGUOUS);
                });

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> transport.client().files().upload(FileSource.of("a.bin", new byte[1])))
                .satisfies(e -> assertThat(e.retryable()).isFalse());
    }

    @Test
    void aTimeThatEndsInTheFirstAttemptIsToldWithTheTimeThatWasSet() {
        transport.onUpload((request, chunks, call) -> {
            throw timeout(Delivery.PARTIAL);
        });

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> transport
                        .client()
                        .files()
                        .upload(
                                FileSource.of("a.bin", new byte[1]),
                                UploadOptions.builder()
                                        .timeout(Duration.ofSeconds(90))
                                        .build()))
                .withMessage("Uploading \"a.bin\" did not end within PT1M30S");
    }

    @Test
    void aTransportIsToldHowMuchTimeIsLeft() {
        transport.onGet((id, call) -> {
            long remaining = call.remainingNanos();
            transport.timing.advance(Duration.ofSeconds(20));
            throw new TransportException(
                    Kind.CONNECTION,
                    StatusCode.UNAVAILABLE,
                    Delivery.UNSENT,
                    null,
                    call.attempt() + ": " + Duration.ofNanos(remaining),
                    null);
        });
        transport.timing.chance(0);

        assertThat(failureOf(Duration.ofSeconds(50))).hasMessageContaining("3: PT10S");
    }

    @Test
    void aTimeWithoutEndCanBeSet() {
        transport.onGet((id, call) -> {
            assertThat(call.remainingNanos()).isPositive();
            throw Failures.refused(StatusCode.NOT_FOUND);
        });

        assertThat(failureOf(Duration.ofSeconds(Long.MAX_VALUE))).isInstanceOf(NotFoundException.class);
    }

    private static TransportException timeout(Delivery delivery) {
        return Failures.failure(Kind.TIMEOUT, StatusCode.DEADLINE_EXCEEDED, delivery);
    }

    private FileChatException fail(TransportException failure, Duration timeout) {
        transport.onGet(Step.failing(failure));
        return failureOf(timeout);
    }

    private FileChatException failureOf(Duration timeout) {
        FileChatClient client = transport.builder().timeout(timeout).build();
        FileChatException e = catchThrowableOfType(
                FileChatException.class, () -> client.files().get("file-1"));
        assertThat(e).isNotNull();
        return e;
    }
}
