// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AskGate;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskProgress;
import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.Question;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.testkit.faults.Refusal;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One job: its results, its bounds, and what stops it. */
@Timeout(60)
class AskTest extends AskFixture {
    private static final AskOptions DEFAULTS = AskOptions.defaults();

    /** Answers as numbers. */
    private static final OutputFormat<Integer> NUMBER = new OutputFormat<>() {
        @Override
        public String jsonSchema() {
            return "{\"type\":\"integer\"}";
        }

        @Override
        public Integer decode(String text) {
            return Integer.valueOf(text);
        }
    };

    @Test
    void eachFileIsUploadedAsItIsAndAnsweredAndDeleted() throws Exception {
        write(40);
        Map<String, String> hashes = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(("Number " + i).getBytes(UTF_8));
            hashes.put(i + ".txt", HexFormat.of().formatHex(digest));
        }
        service.xai
                .chat()
                .whenAnything()
                .replyWith(request -> "It is " + request.files().getFirst().name());

        Run<String> run = run(DEFAULTS);

        assertThat(run.answered())
                .hasSize(40)
                .allSatisfy(answer -> assertThat(answer.value())
                        .isEqualTo("It is " + answer.input().key()))
                .allSatisfy(answer -> assertThat(answer.attempts()).isEqualTo(1));
        Map<String, String> uploaded = new HashMap<>();
        service.xai.requests("UploadFile").stream()
                .flatMap(request -> request.upload().stream())
                .forEach(upload -> uploaded.put(upload.name(), upload.sha256().orElseThrow()));
        assertThat(uploaded).isEqualTo(hashes);
        assertThat(service.xai.mostConcurrentCalls("UploadFile")).isLessThanOrEqualTo(16);
        assertThat(questionsAnswered()).isEqualTo(40);
    }

    @Test
    void uploadedFilesExpireInAnHourIfTheyAreNotDeleted() throws Exception {
        write(1);
        List<Optional<Duration>> expiries = new ArrayList<>();
        service.xai.chat().whenAnything().replyWith(request -> {
            service.xai
                    .files()
                    .all()
                    .forEach(file ->
                            expiries.add(file.expiresAt().map(end -> Duration.between(file.createdAt(), end))));
            return "yes";
        });

        run(DEFAULTS);

        assertThat(expiries).containsExactly(Optional.of(Duration.ofHours(1)));
    }

    @Test
    void aFileThatCannotBeReadOrIsRefusedHasItsReasonAndTheOthersTheirAnswers() throws Exception {
        write(20);
        List<BulkInput> inputs = new ArrayList<>();
        BulkInputs.directory(directory, "*").forEach(inputs::add);
        inputs.add(10, BulkInput.of(elsewhere.resolve("missing.txt")));
        inputs.add(5, BulkInput.of(FileSource.of("broken.txt", () -> {
            throw new UncheckedIOException(new IOException("broken"));
        })));
        Fault refusal = service.xai.faults().onChats().nth(7).refuse(Status.Code.INVALID_ARGUMENT, "no");

        for (AskOptions options : List.of(DEFAULTS, withJournal().build())) {
            Run<String> run = run(inputs, QUESTION, options);

            boolean refused = options == DEFAULTS;
            assertThat(run.answered()).hasSize(refused ? 19 : 20);
            assertThat(run.summary().failures())
                    .isEqualTo(
                            refused
                                    ? Map.of(FailureKind.UNREADABLE, 2L, FailureKind.REFUSED, 1L)
                                    : Map.of(FailureKind.UNREADABLE, 2L));
            assertThat(run.failed()).allSatisfy(failed -> {
                assertThat(failed.lostAnswers()).isZero();
                assertThat(failed.message()).isNotBlank();
            });
        }
        assertThat(refusal.strikes()).isEqualTo(1);
        assertThat(questionsAnswered()).isEqualTo(39);
    }

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
    void aReaderThatStopsStopsTheReadingOfInputs() throws Exception {
        write(1);
        AtomicInteger read = new AtomicInteger();
        Iterable<BulkInput> endless = () -> Stream.generate(() -> {
                    read.incrementAndGet();
                    return BulkInput.of(directory.resolve("0.txt"));
                })
                .iterator();
        try (BulkAnswers<String> answers = bulk.ask(
                endless, QUESTION, AskOptions.builder().maxConcurrent(4).build())) {
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            for (int i = 1; i <= 50; i++) {
                iterator.next();
                assertThat(read.get()).isLessThanOrEqualTo(i + 8);
            }
        }
        assertThat(service.xai.mostConcurrentCalls("UploadFile")).isLessThanOrEqualTo(4);
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
        assertThat(held.awaitStrikes(8, Duration.ofSeconds(20))).isTrue();
        assertThat(service.xai.files().all()).hasSize(8);

        answers.close();

        assertThat(reader)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("The answers are closed");

        assertThat(service.xai.awaitNoOpenCalls(Duration.ofSeconds(10))).isTrue();
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
        Fault storing = service.xai.faults().onUploads().delay(Duration.ofMillis(300));
        BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory, "*"), QUESTION);
        CompletableFuture<?> reader = CompletableFuture.runAsync(
                () -> answers.iterator().next(), task -> Thread.ofVirtual().start(task));
        assertThat(storing.awaitStrikes(8, Duration.ofSeconds(20))).isTrue();

        answers.close();

        assertThat(reader).failsWithin(Duration.ofSeconds(10));
        assertThat(service.xai.awaitNoOpenCalls(Duration.ofSeconds(10))).isTrue();
        assertThat(service.xai.files().all()).isEmpty();
        assertThat(service.xai.calls("GetCompletion")).isZero();
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswerAndNotTheJob() throws Exception {
        write(1);
        Fault held = service.xai.faults().onChats().delay(Duration.ofMillis(200));
        try (BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory, "*"), QUESTION)) {
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            Thread.currentThread().interrupt();
            assertThatThrownBy(iterator::hasNext).isInstanceOf(CallCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();

            assertThat(iterator.next()).isInstanceOf(BulkAnswer.Answered.class);
        }
        assertThat(held.strikes()).isEqualTo(1);
    }

    @Test
    void answersHaveTheTypeOfTheFormat() throws Exception {
        write(5);
        service.xai
                .chat()
                .whenAnything()
                .replyWith(request -> request.files().getFirst().name().replace(".txt", ""));
        Question<Integer> number = Question.of("grok-4.5", "Which number?", NUMBER);

        for (int i = 0; i < 2; i++) {
            Run<Integer> run = run(
                    BulkInputs.directory(directory, "*"), number, withJournal().build());
            assertThat(run.answered())
                    .hasSize(5)
                    .allSatisfy(answer -> assertThat(answer.value() + ".txt")
                            .isEqualTo(answer.input().key()));
        }
        assertThat(questionsAnswered()).isEqualTo(5);
    }

    @Test
    void anAnswerThatDoesNotFitIsPaidAndAskedForInTheNextRun() throws Exception {
        write(2);
        service.xai
                .chat()
                .whenAnything()
                .reply("none")
                .costInUsdTicks(7)
                .times(1)
                .then()
                .reply("3")
                .costInUsdTicks(5);
        Question<Integer> number = Question.of("grok-4.5", "Which number?", NUMBER);

        Run<Integer> run =
                run(BulkInputs.directory(directory, "*"), number, withJournal().build());

        assertThat(run.answered()).hasSize(1);
        assertThat(run.onlyFailure().kind()).isEqualTo(FailureKind.ANSWER_MISMATCH);
        assertThat(run.onlyFailure().cause())
                .isInstanceOfSatisfying(
                        OutputMismatchException.class, e -> assertThat(e.text()).isEqualTo("none"));
        assertThat(run.summary().costInUsdTicks()).isEqualTo(12);
        assertThat(run.summary().lostAnswers()).isZero();

        Run<Integer> next =
                run(BulkInputs.directory(directory, "*"), number, withJournal().build());
        assertThat(next.answered())
                .hasSize(2)
                .allSatisfy(answer -> assertThat(answer.attempts()).isEqualTo(1));
        assertThat(next.summary().costInUsdTicks()).isEqualTo(5);
        assertThat(questionsAnswered()).isEqualTo(3);
    }

    @Test
    void storedFilesAreAskedAboutAndStay() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            ids.add(client.files()
                    .upload(FileSource.text(i + ".txt", "Number " + i))
                    .id());
        }

        Run<String> run = run(
                BulkInputs.stored(
                        client.files().listAll(ListFilesRequest.builder().build())),
                QUESTION,
                withJournal().build());
        Run<String> again = run(
                BulkInputs.stored(
                        client.files().listAll(ListFilesRequest.builder().build())),
                QUESTION,
                withJournal().build());

        assertThat(run.answered()).extracting(BulkAnswer.Answered::fileId).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(again.summary().fromJournal()).isEqualTo(5);
        assertThat(client.files().listAll(ListFilesRequest.builder().build()))
                .extracting(StoredFile::id)
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(questionsAnswered()).isEqualTo(5);
        client.files().deleteAll(ids).orThrow();
    }

    @Test
    void twoInputsWithTheSameKeyAndVersionAreOneForTheJournal() throws Exception {
        write(1);
        BulkInput same = BulkInput.of(directory.resolve("0.txt"));
        BulkInput other = BulkInput.of(FileSource.text("other", "x")).withKey(same.key());
        List<BulkInput> inputs = List.of(same, same, other, same);

        Run<String> run = run(inputs, QUESTION, withJournal().build());

        assertThat(run.summary().answered()).isEqualTo(4);
        assertThat(run.summary().fromJournal()).isEqualTo(2);
        assertThat(questionsAnswered()).isEqualTo(2);
        run(inputs, QUESTION, DEFAULTS);
        assertThat(questionsAnswered()).isEqualTo(6);
    }

    @Test
    void noInputsAreNoResults() {
        assertThat(run(List.of(), QUESTION, DEFAULTS).answers()).isEmpty();
        assertThat(service.xai.requests()).isEmpty();
    }

    @Test
    void whatTheInputsThrowComesAfterTheResultsOfWhatWasRead() throws Exception {
        write(1);
        IllegalStateException broken = new IllegalStateException("broken");
        Iterable<BulkInput> inputs = () -> IntStream.range(0, 8)
                .mapToObj(i -> {
                    if (i == 5) {
                        throw broken;
                    }
                    return BulkInput.of(directory.resolve("0.txt"));
                })
                .iterator();
        List<BulkAnswer<String>> read = new ArrayList<>();
        try (BulkAnswers<String> answers = bulk.ask(inputs, QUESTION)) {
            assertThatThrownBy(() -> answers.forEach(read::add)).isSameAs(broken);
            assertThat(answers.summary().answered()).isEqualTo(5);
        }
        assertThat(read).hasSize(5);
    }

    @Test
    void aDirectoryThatIsNotThereIsThrownByTheIterator() {
        try (BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory.resolve("x"), "*"), QUESTION)) {
            Iterator<BulkAnswer<String>> iterator = answers.iterator();
            assertThatThrownBy(iterator::next).hasMessageContaining("There is no directory");
        }
    }

    @Test
    void aDirectoryIsWalkedWithoutLinks() throws Exception {
        write(2);
        Files.createDirectories(directory.resolve("sub/deep"));
        Files.writeString(directory.resolve("sub/deep/a.txt"), "a");
        Files.writeString(directory.resolve("sub/b.bin"), "b");
        Path secret = Files.writeString(elsewhere.resolve("secret.txt"), "secret");
        Files.createSymbolicLink(directory.resolve("link.txt"), secret);
        Files.createSymbolicLink(directory.resolve("linked"), elsewhere);

        assertThat(BulkInputs.directory(directory, "**.txt"))
                .extracting(BulkInput::key)
                .containsExactlyInAnyOrder("0.txt", "1.txt", "sub/deep/a.txt");
        assertThat(BulkInputs.directory(directory, "*"))
                .extracting(BulkInput::key)
                .containsExactlyInAnyOrder("0.txt", "1.txt");
    }

    @Test
    void aSourceThatIsReadOnceIsKnownByItsContent() throws Exception {
        for (int i = 0; i < 2; i++) {
            BulkInput once = BulkInput.of(FileSource.of("s", new ByteArrayInputStream(new byte[] {1, 2, 3})));
            run(List.of(once), QUESTION, withJournal().build());
        }
        run(
                List.of(BulkInput.of(FileSource.of("s", new byte[] {1, 2, 3}))),
                QUESTION,
                withJournal().build());
        run(
                List.of(BulkInput.of(FileSource.of("s", new byte[] {1, 2, 4}))),
                QUESTION,
                withJournal().build());

        assertThat(questionsAnswered()).isEqualTo(2);
        assertThat(service.uploads()).hasSize(3);
    }

    @Test
    void bytesUnderWayAreBounded() throws Exception {
        List<BulkInput> inputs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            inputs.add(BulkInput.of(FileSource.of("f" + i, new byte[i == 6 ? 1000 : 100])));
        }
        service.xai.faults().onChats().delay(Duration.ofMillis(20));

        Run<String> run =
                run(inputs, QUESTION, AskOptions.builder().maxBytesInFlight(250).build());

        assertThat(run.answered()).hasSize(12);
        assertThat(service.xai.mostConcurrentCalls("GetCompletion")).isEqualTo(2);
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
    void progressCountsEachResultOnce() throws Exception {
        write(10);
        service.xai.faults().onChats().nth(3).refuse(Status.Code.INVALID_ARGUMENT, "no");
        List<AskProgress> seen = new ArrayList<>();

        run(AskOptions.builder()
                .onProgress(progress -> {
                    seen.add(progress);
                    throw new IllegalStateException("a listener");
                })
                .build());

        assertThat(seen).hasSize(10);
        assertThat(seen.getLast().answered()).isEqualTo(9);
        assertThat(seen.getLast().failed()).isEqualTo(1);
        assertThat(seen.getLast().underWay()).isZero();
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
                    service.xai.awaitCalls("GetCompletion", 1, Duration.ofSeconds(20));
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

    @Test
    void mistakesAreRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Question.of("grok-4.5", " "))
                .withMessage("text is blank");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> QUESTION.withOptions(ChatOptions.builder().n(2).build()))
                .withMessageContaining("n is 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QUESTION.withOptions(ChatOptions.builder()
                        .tools(List.of(FunctionTool.of("f", "d", "{\"type\":\"object\"}")))
                        .build()))
                .withMessageContaining("function");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AskOptions.builder().maxConcurrent(0));
        try (BulkAnswers<String> answers = bulk.ask(List.of(), QUESTION)) {
            answers.iterator();
            assertThatIllegalStateException().isThrownBy(answers::iterator).withMessageContaining("once");
        }
        client.close();
        assertThatIllegalStateException().isThrownBy(() -> bulk.ask(List.of(), QUESTION));
        assertThat(service.xai.requests()).isEmpty();
    }
}
