// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.messages.Message;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.spi.TransportException.Delivery;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CostTest {
    private static final long ONE_DOLLAR = 10_000_000_000L;

    private final FakeTransport transport = new FakeTransport();

    @Test
    void aChatSumsUsageAndCostOfItsCallsExactly() {
        transport.onComplete((request, call) -> Answers.costing(1));
        Chat chat = chat(transport.client());

        assertThat(chat.cost()).contains(new BigDecimal("0E-10"));
        chat.sample();
        chat.sample();
        chat.sample();

        assertThat(chat.cost()).contains(new BigDecimal("0.0000000003"));
        assertThat(chat.usage().totalTokens()).isEqualTo(36);
        assertThat(chat.fork().usage().totalTokens()).isZero();
    }

    @Test
    void aCostThatTheServiceDoesNotTellIsNotZero() {
        transport.onComplete((request, call) -> Answers.costing(5), (request, call) -> Answers.text("?"));
        Chat chat = chat(transport.client());
        chat.sample();
        chat.sample();

        assertThat(chat.cost()).isEmpty();
        assertThat(chat.usage().costInUsdTicks()).hasValue(5);
        assertThat(chat.snapshot().callsOfUnknownCost()).isEqualTo(1);
    }

    @Test
    void aCallThatMayBeBilledThoughItFailedMakesTheCostUnknown() {
        transport.onComplete(
                Step.failing(Failures.refused(StatusCode.INVALID_ARGUMENT)),
                Step.failing(Failures.broken(Delivery.AMBIGUOUS)));
        Chat chat = chat(transport.client());

        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(chat::sample);
        assertThat(chat.cost()).isPresent();
        assertThatExceptionOfType(UnknownOutcomeException.class).isThrownBy(chat::sample);
        assertThat(chat.cost()).isEmpty();
    }

    @Test
    void aStreamCountsOnceWhenItEndsOrIsClosed() {
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());
        Chat chat = chat(transport.client());

        try (ChatStream stream = chat.stream()) {
            stream.forEach(chunk -> {});
        }

        assertThat(chat.snapshot().callsOfUnknownCost()).isEqualTo(1);
    }

    @Test
    void aSpentBudgetRefusesTheNextCallBeforeItIsSent() {
        transport.onComplete((request, call) -> Answers.costing(ONE_DOLLAR));
        CostBudget budget = CostBudget.ofUsd(new BigDecimal("1.5"));
        Chat chat = chat(transport.builder().costBudget(budget).build());
        chat.sample();
        assertThat(budget.remainingInUsd()).isEqualByComparingTo("0.5");
        chat.sample(); // the last call may exceed it

        assertThat(budget.spentInUsd()).isEqualByComparingTo("2");
        assertThat(budget.remainingInUsd()).isZero();
        assertThatExceptionOfType(CostBudgetException.class)
                .isThrownBy(chat::sample)
                .withMessageContaining("2 US dollars are spent of a budget of 1.5.")
                .satisfies(e -> assertThat(e.attempts()).isZero());
        assertThatExceptionOfType(CostBudgetException.class).isThrownBy(chat::stream);
        assertThatExceptionOfType(CostBudgetException.class).isThrownBy(chat::compact);
        assertThatExceptionOfType(CostBudgetException.class).isThrownBy(chat::defer);
        assertThat(transport.attempts).hasValue(2);
    }

    @Test
    void aChatsOwnBudgetGoesWithItsForksAndStopsNoOtherChat() {
        transport.onComplete((request, call) -> Answers.costing(ONE_DOLLAR));
        FileChatClient client = transport.client();
        Chat chat = chat(client).costBudget(CostBudget.ofUsd(BigDecimal.ONE));
        chat.sample();

        assertThatExceptionOfType(CostBudgetException.class).isThrownBy(chat::sample);
        assertThatExceptionOfType(CostBudgetException.class)
                .isThrownBy(() -> chat.fork().sample());
        assertThat(chat(client).sample().content()).isEqualTo("Three.");
    }

    @Test
    void aBudgetCountsCallsOfUnknownCost() {
        transport.onComplete((request, call) -> Answers.text("?"));
        CostBudget budget = CostBudget.ofUsd(BigDecimal.ONE);
        chat(transport.client()).costBudget(budget).sample();

        assertThat(budget.callsOfUnknownCost()).isEqualTo(1);
        assertThat(budget.spentInUsd()).isZero();
    }

    @Test
    void concurrentCallsOfTenTenantsExceedNoBudgetByMoreThanACall() throws Exception {
        CountDownLatch allReserved = new CountDownLatch(1);
        transport.onComplete((request, call) -> {
            await(allReserved);
            return Answers.costing(ONE_DOLLAR / 4);
        });
        FileChatClient client = transport.client();
        List<CostBudget> budgets = Stream.generate(() -> CostBudget.builder(BigDecimal.ONE)
                        .estimatePerCall(new BigDecimal("0.3"))
                        .build())
                .limit(10)
                .toList();
        AtomicInteger refused = new AtomicInteger();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                CostBudget budget = budgets.get(i % budgets.size());
                threads.submit(() -> {
                    try {
                        chat(client).costBudget(budget).sample();
                    } catch (CostBudgetException e) {
                        if (refused.incrementAndGet() == 160) { // of 20 calls of each, 4 find something left
                            allReserved.countDown();
                        }
                    }
                });
            }
        }

        assertThat(refused).hasValue(160);
        assertThat(transport.attempts).hasValue(40);
        assertThat(budgets).allSatisfy(budget -> {
            assertThat(budget.spentInUsd()).isEqualByComparingTo("1");
            assertThat(budget.reservedInUsd()).isZero();
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aCallThatFailsForCertainGivesItsReservationBack() {
        transport.onComplete(
                Step.failing(Failures.refused(StatusCode.INVALID_ARGUMENT)),
                (request, call) -> Answers.costing(ONE_DOLLAR));
        CostBudget budget = CostBudget.builder(BigDecimal.ONE)
                .estimatePerCall(BigDecimal.ONE)
                .build();
        Chat chat = chat(transport.client()).costBudget(budget);

        assertThatExceptionOfType(InvalidArgumentException.class).isThrownBy(chat::sample);
        assertThat(budget.reservedInUsd()).isZero();
        assertThat(chat.sample().content()).isEqualTo("Three.");
    }

    @Test
    void aStreamKeepsItsReservationUntilItIsClosed() {
        transport.onStream((request, call) -> FakeStream.of("One. ").finished());
        CostBudget budget = CostBudget.builder(BigDecimal.TWO)
                .estimatePerCall(BigDecimal.ONE)
                .build();
        Chat chat = chat(transport.client()).costBudget(budget);

        try (ChatStream stream = chat.stream()) {
            assertThat(budget.reservedInUsd()).isEqualByComparingTo("1");
            assertThat(budget.remainingInUsd()).isEqualByComparingTo("1");
            stream.forEach(chunk -> {});
        }

        assertThat(budget.reservedInUsd()).isZero();
        assertThat(budget.spentInUsd()).isEqualByComparingTo("1"); // its cost is not known: the estimate
    }

    @Test
    void aBudgetIsRenewedWhenItsPeriodIsOver() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        CostBudget budget = CostBudget.builder(BigDecimal.ONE)
                .renewedEvery(Duration.ofDays(1))
                .clock(now::get)
                .build();
        budget.spend(ONE_DOLLAR);
        assertThat(budget.exhausted()).isTrue();

        now.set(Instant.EPOCH.plus(Duration.ofHours(24)));
        assertThat(budget.spentInUsd()).isZero();
        budget.spend(ONE_DOLLAR);
        now.set(Instant.EPOCH.plus(Duration.ofHours(47)));
        assertThat(budget.exhausted()).isTrue();
        now.set(Instant.EPOCH.plus(Duration.ofHours(24 * 9)));
        assertThat(budget.reserve()).isPresent();
    }

    @Test
    void aLimitThatCannotBeOneIsRefused() {
        for (String limit : new String[] {"0", "-1", "0.00000000001", "1E+9"}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> CostBudget.ofUsd(new BigDecimal(limit)))
                    .withMessageContaining("limit is ");
        }
    }

    private static Chat chat(FileChatClient client) {
        return client.chat().create("m").append(Message.user("How many?"));
    }
}
