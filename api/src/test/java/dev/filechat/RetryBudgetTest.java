// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that the retries of a client are limited. */
class RetryBudgetTest {
    private static final StoredFile FILE =
            StoredFile.builder("file-1", "a.bin", 1).build();

    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @ParameterizedTest
    @ValueSource(ints = {12, 50, 200})
    void inATotalOutageNCallsMakeNPlus35Attempts(int calls) {
        transport.onGet(Step.failing(Failures.broken(Delivery.UNSENT)));

        callAndFail(calls, UnavailableException.class);

        assertThat(transport.attempts).hasValue(calls + 35);
    }

    @Test
    void aRateLimitCostsLess() {
        transport.onGet(Step.failing(Failures.rateLimited(null)));

        callAndFail(200, RateLimitException.class);

        assertThat(transport.attempts).hasValue(200 + 100);
    }

    @Test
    void eachSuccessGivesATokenBackAndARetryCostsFourteen() {
        spendAll(); // 500 tokens are 35 retries and 10 tokens
        answer(3);
        assertThat(retriesOfOneCall()).isZero();

        answer(1);

        assertThat(retriesOfOneCall()).isEqualTo(1);
    }

    @Test
    void theTokensDoNotGrowBeyondTheirNumber() {
        answer(1000);

        spendAll();

        assertThat(retriesOfOneCall()).isZero();
    }

    @Test
    void clientsDoNotShareIt() {
        spendAll();

        FakeTransport other = new FakeTransport().onGet(Step.failing(Failures.broken(Delivery.UNSENT)));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> other.client().files().get("file-1"))
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
    }

    private void spendAll() {
        int before = transport.attempts.get();
        failNext(12, Failures.broken(Delivery.UNSENT));
        assertThat(transport.attempts.get() - before).isEqualTo(12 + 35);
    }

    private int retriesOfOneCall() {
        int before = transport.attempts.get();
        failNext(1, Failures.broken(Delivery.UNSENT));
        return transport.attempts.get() - before - 1;
    }

    private void failNext(int calls, TransportException failure) {
        transport.forgetSteps().onGet(Step.failing(failure));
        callAndFail(calls, UnavailableException.class);
    }

    private void answer(int calls) {
        transport.forgetSteps().onGet((id, call) -> FILE);
        for (int i = 0; i < calls; i++) {
            client.files().get("file-1");
        }
    }

    private void callAndFail(int calls, Class<? extends FileChatException> with) {
        for (int i = 0; i < calls; i++) {
            assertThatExceptionOfType(with).isThrownBy(() -> client.files().get("file-1"));
        }
    }
}
