// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AskGate;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.proto.File;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a job waits for, and what stops it: rates, costs, refusals, its gate, an interrupt, and its end. */
@Timeout(60)
class AskStopTest extends AskFixture {
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aServiceThatRefusesByRateForAWhileIsWaitedFor() throws Exception {
        write(30);
        Refusal slower =
                Refusal.of(Status.Code.RESOURCE_EXHAUSTED, "Too many requests").withRetryInfo(Duration.ofMillis(20));
        Fault questions = service.xai.faults().onChats().times(10).refuse(slower);
        Fault uploads = service.xai.faults().onUploads().times(10).refuse(slower);

        Run<String> run = run(withJournal().build());

        assertThat(questions.strikes()).isEqualTo(10);
        assertThat(uploads.strikes()).isEqualTo(10);
        assertThat(run.answered()).hasSize(30);
        assertThat(run.summary().lostAnswers()).isZero();
        assertThat(questionsAnswered()).isEqualTo(30);
    }

    @Test
    void aServiceThatRefusesByRateForLongerThanThePatienceFailsTheFile() throws Exception {
        write(3);
        Refusal slower =
                Refusal.of(Status.Code.RESOURCE_EXHAUSTED, "Too many requests").withRetryInfo(Duration.ofMillis(20));
        service.xai.faults().onChats().refuse(slower);

        Run<String> run =
                run(withJournal().rateLimitPatience(Duration.ofMillis(100)).build());

        assertThat(run.kinds()).containsOnly(FailureKind.RATE_LIMITED).hasSize(3);
        assertThat(run.summary().lostAnswers()).isZero();
        assertThat(service.xai.calls("GetCompletion")).isGreaterThan(3);
    }

    @Test
    void aCostLimitStopsTheJobAndTheRestIsNotUploaded() throws Exception {
        write(50);
        service.xai.chat().whenAnything().reply("yes").costInUsdTicks(1_000_000_000L);
        CostBudget budget = CostBudget.ofUsd(new BigDecimal("1.00"));

        Run<String> run = run(withJournal().maxConcurrent(4).costBudget(budget).build());

        // Ten of ten cents each; the first ones of unknown cost may go beyond it by three.
        assertThat(run.answered()).hasSizeBetween(10, 13);
        assertThat(run.kinds()).containsOnly(FailureKind.COST_LIMIT);
        assertThat(questionsAnswered()).isEqualTo(run.answered().size());
        assertThat(run.summary().costInUsd())
                .isEqualByComparingTo(new BigDecimal("0.1").multiply(BigDecimal.valueOf(questionsAnswered())));
        assertThat(service.xai.calls("UploadFile")).isLessThanOrEqualTo(17);
        assertThat(run.summary().lostAnswers()).isZero();

        Run<String> next = run(withJournal().build());
        assertThat(next.answered()).hasSize(50);
        assertThat(questionsAnswered()).isEqualTo(50);
    }

    @Test
    void aBudgetThatIsOnlyReservedForQuestionsUnderWayIsWaitedFor() throws Exception {
        write(20);
        service.xai.chat().whenAnything().reply("yes").costInUsdTicks(1000);
        CostBudget budget = CostBudget.builder(new BigDecimal("1.00"))
                .estimatePerCall(new BigDecimal("0.60"))
                .build();

        Run<String> run = run(withJournal().costBudget(budget).build());

        assertThat(run.answered()).hasSize(20);
    }

    @Test
    void aRefusedKeyStopsTheJobWithoutFurtherCalls() throws Exception {
        write(100);
        Bulk wrong;
        try (FileChatClient other = service.client("no-such-key")) {
            wrong = service.bulk(other).build();
            try (BulkAnswers<String> answers = wrong.ask(
                    BulkInputs.directory(directory, "*"),
                    QUESTION,
                    AskOptions.builder().maxConcurrent(2).build())) {
                List<FailureKind> kinds = answers.stream()
                        .map(answer -> ((BulkAnswer.Failed<String>) answer).kind())
                        .toList();
                assertThat(kinds).hasSize(100).contains(FailureKind.REFUSED, FailureKind.NOT_ASKED);
            }
        }
        assertThat(service.xai.calls("UploadFile")).isLessThanOrEqualTo(2);
    }

    @Test
    void aNumberOfFailuresStopsTheJob() throws Exception {
        write(60);
        service.xai.faults().onChats().refuse(Status.Code.INVALID_ARGUMENT, "no");

        Run<String> run =
                run(AskOptions.builder().maxConcurrent(1).maxFailures(5).build());

        // The one that follows may be under way when the fifth has failed.
        assertThat(service.xai.calls("GetCompletion")).isBetween(5, 6);
        assertThat(run.kinds().stream().filter(FailureKind.NOT_ASKED::equals))
                .hasSize(60 - service.xai.calls("GetCompletion"));
    }

    @Test
    void closingInTheMiddleCancelsWaitsAndDeletes() throws Exception {
        write(30);
        Fault held = service.xai.faults().onChats().answerNothing();
        BulkAnswers<String> answers = bulk.ask(
                BulkInputs.directory(directory, "*"),
                QUESTION,
                withJournal().maxConcurrent(8).build());
        CompletableFuture<?> reader = CompletableFuture.runAsync(
                () -> answers.iterator().next(), task -> Thread.ofVirtual().start(task));
        assertThat(held.awaitStrikes(8, LONG)).isTrue();
        assertThat(service.xai.files().all()).hasSize(8);

        answers.close();

        assertThat(reader).failsWithin(LONG).withThrowableThat().withMessageContaining("The answers are closed");

        assertThat(service.xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(service.xai.files().all()).isEmpty();
        assertThat(service.xai.calls("GetCompletion")).isEqualTo(8);
        held.clear();
        Run<String> next = run(withJournal().build());
        assertThat(next.answered()).hasSize(30);
        assertThat(next.summary().askedAgain()).isEqualTo(8);
        assertThat(next.summary().lostAnswers()).isEqualTo(8);
        assertThat(next.summary().lostAnswerKeys()).hasSize(8).isSubsetOf(next.keys());
    }

    @Test
    void closingWhileTheServiceStoresAFileDeletesIt() throws Exception {
        write(8);
        CountDownLatch stored = new CountDownLatch(8);
        CountDownLatch closing = new CountDownLatch(1);
        service.xai.faults().onUploads().changeAnswer(File.class, file -> {
            stored.countDown();
            await(closing);
            return file;
        });
        BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory, "*"), QUESTION);
        CompletableFuture<?> reader = CompletableFuture.runAsync(
                () -> answers.iterator().next(), task -> Thread.ofVirtual().start(task));
        stored.await();

        Thread closer = Thread.ofVirtual().start(answers::close);

        assertThat(reader).failsWithin(LONG).withThrowableThat().withMessageContaining("The answers are closed");
        closing.countDown();
        closer.join();
        assertThat(service.xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(service.xai.files().all()).isEmpty();
        assertThat(service.xai.calls("GetCompletion")).isZero();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswerAndNotTheJob() throws Exception {
        write(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        service.xai.chat().whenAnything().replyWith(request -> {
            await(interrupted);
            return "yes";
        });
        try (BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory, "*"), QUESTION)) {
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            Thread.currentThread().interrupt();
            assertThatThrownBy(iterator::hasNext).isInstanceOf(CallCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();

            interrupted.countDown();
            assertThat(iterator.next()).isInstanceOf(BulkAnswer.Answered.class);
        }
        assertThat(service.xai.calls("GetCompletion")).isEqualTo(1);
    }

    @Test
    void theGateSeesEachQuestionAndCanStopTheJob() throws Exception {
        write(20);
        service.xai.chat().whenAnything().reply("yes").costInUsdTicks(3);
        service.xai.faults().onChats().nth(2).refuse(Status.Code.INVALID_ARGUMENT, "no");
        AtomicInteger entered = new AtomicInteger();
        ConcurrentLinkedQueue<String> left = new ConcurrentLinkedQueue<>();
        AskGate gate = new AskGate() {
            @Override
            public void enter(BulkInput input) {
                if (entered.incrementAndGet() > 5) {
                    throw new AskRefusedException("no slice is left", FailureKind.COST_LIMIT, true);
                }
            }

            @Override
            public void leave(BulkInput input, Bill bill, Optional<Usage> usage) {
                left.add(bill + " "
                        + usage.map(used -> used.costInUsdTicks().orElse(0)).orElse(-1L));
            }
        };

        Run<String> run = run(withJournal().maxConcurrent(1).gate(gate).build());

        assertThat(left).containsExactly("BILLED 3", "NOT_BILLED -1", "BILLED 3", "BILLED 3", "BILLED 3");
        assertThat(run.answered()).hasSize(4);
        assertThat(run.summary().failures()).isEqualTo(Map.of(FailureKind.REFUSED, 1L, FailureKind.COST_LIMIT, 15L));
        assertThat(run.failed()).extracting(BulkAnswer.Failed::message).anyMatch(m -> m.contains("no slice is left"));
        assertThat(service.xai.calls("UploadFile")).isEqualTo(6);
    }

    @Test
    void closingTheClientEndsTheJob() throws Exception {
        write(10);
        CountDownLatch asked = new CountDownLatch(1);
        List<FailureKind> kinds = new ArrayList<>();
        try (FileChatClient own = service.client(TestService.KEY);
                BulkAnswers<String> answers = Bulk.of(own)
                        .ask(
                                BulkInputs.directory(directory, "*"),
                                QUESTION,
                                AskOptions.builder().maxConcurrent(1).build())) {
            service.xai.faults().onChats().answerNothing();
            service.xai.chat().whenAnything().replyWith(request -> {
                asked.countDown();
                return "yes";
            });
            Thread closer = Thread.ofVirtual().start(() -> {
                try {
                    service.xai.awaitCalls("GetCompletion", 1, LONG);
                } catch (InterruptedException e) {
                    return;
                }
                own.close();
            });
            answers.forEach(answer -> kinds.add(((BulkAnswer.Failed<String>) answer).kind()));
            closer.join();
            assertThat(answers.summary().notDeleted()).isEqualTo(1);
        }
        assertThat(kinds)
                .hasSize(10)
                .containsOnlyOnce(FailureKind.UNKNOWN_OUTCOME)
                .containsOnly(FailureKind.UNKNOWN_OUTCOME, FailureKind.NOT_ASKED);
        client.files()
                .deleteAll(service.xai.files().all().stream()
                        .map(file -> file.id())
                        .toList())
                .orThrow();
    }
}
