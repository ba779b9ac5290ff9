// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.JournalEntry;
import dev.filechat.bulk.ask.JournalState;
import dev.filechat.bulk.ask.Question;
import dev.filechat.bulk.ask.RecordedAnswer;
import dev.filechat.bulk.ask.Unanswered;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.testkit.faults.Fault;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a journal keeps from one run to the next. */
@Timeout(60)
class AskJournalTest extends AskFixture {
    @Test
    void aSecondRunHasTheSameAnswersAndAsksNothing() throws Exception {
        write(40);
        service.xai
                .chat()
                .whenAnything()
                .replyWith(request -> "A \\line\n and \r another of "
                        + request.files().getFirst().name())
                .costInUsdTicks(3);

        Run<String> first = run(withJournal().build());
        Run<String> second = run(withJournal().build());

        assertThat(second.answered())
                .hasSize(40)
                .allMatch(BulkAnswer.Answered::fromJournal)
                .extracting(BulkAnswer.Answered::recorded)
                .containsExactlyInAnyOrderElementsOf(first.answered().stream()
                        .map(BulkAnswer.Answered::recorded)
                        .toList());
        assertThat(first.summary().costInUsdTicks()).isEqualTo(120);
        assertThat(second.summary().costInUsdTicks()).isZero();
        assertThat(service.xai.calls("UploadFile")).isEqualTo(40);
        assertThat(questionsAnswered()).isEqualTo(40);
        if (Files.getFileStore(journal()).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(journal())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aChangedFileIsAskedAboutAgainAndTheOthersAreNot() throws Exception {
        write(5);
        run(withJournal().build());
        Files.writeString(directory.resolve("3.txt"), "Changed");

        Run<String> run = run(withJournal().build());

        assertThat(run.answered())
                .filteredOn(answer -> !answer.fromJournal())
                .extracting(answer -> answer.input().key())
                .containsExactly("3.txt");
        assertThat(questionsAnswered()).isEqualTo(6);
    }

    @Test
    void anotherQuestionModelSettingOrAccountIsAskedAnew() throws Exception {
        write(1);
        List<Question<String>> questions = List.of(
                QUESTION,
                Question.of("grok-4.5", "What else?"),
                Question.of("grok-5", "What is in it?"),
                QUESTION.withOptions(ChatOptions.builder().temperature(0.5f).build()));
        for (Question<String> question : questions) {
            for (int i = 0; i < 2; i++) {
                run(
                        BulkInputs.directory(directory, "*"),
                        question,
                        withJournal().build());
            }
        }
        assertThat(questionsAnswered()).isEqualTo(4);

        Question<String> patient = QUESTION.withOptions(
                ChatOptions.builder().timeout(Duration.ofMinutes(3)).build());
        assertThat(run(
                                BulkInputs.directory(directory, "*"),
                                patient,
                                withJournal().build())
                        .summary()
                        .fromJournal())
                .isEqualTo(1);
        try (FileChatClient other = service.client(TestService.ANOTHER_KEY);
                BulkAnswers<String> answers = Bulk.of(other)
                        .ask(
                                BulkInputs.directory(directory, "*"),
                                QUESTION,
                                withJournal().build())) {
            assertThat(answers.stream().toList()).hasSize(1);
        }
        assertThat(questionsAnswered()).isEqualTo(5);
    }

    @Test
    void aQuestionWhoseAnswerIsLostIsAskedAgainAndCounted() throws Exception {
        write(10);
        Fault lost = service.xai.faults().onChats().nth(4).failWhenDone(Status.Code.INTERNAL, "lost");

        Run<String> first = run(withJournal().build());
        assertThat(lost.strikes()).isEqualTo(1);
        assertThat(first.onlyFailure().kind()).isEqualTo(FailureKind.UNKNOWN_OUTCOME);
        assertThat(first.onlyFailure().lostAnswers()).isEqualTo(1);
        assertThat(first.summary().lostAnswerKeys())
                .containsExactly(first.onlyFailure().input().key());

        service.xai.faults().onChats().once().failWhenDone(Status.Code.INTERNAL, "lost");
        Run<String> second = run(withJournal().build());
        assertThat(second.onlyFailure().lostAnswers()).isEqualTo(2);
        assertThat(second.summary().askedAgain()).isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            Run<String> last = run(withJournal().build());
            assertThat(last.answered()).hasSize(10);
            assertThat(last.summary().lostAnswers()).isEqualTo(2);
            assertThat(last.answered())
                    .filteredOn(answer -> answer.input()
                            .key()
                            .equals(first.onlyFailure().input().key()))
                    .extracting(BulkAnswer.Answered::attempts)
                    .containsExactly(3);
            assertThat(last.summary().askedAgain()).isEqualTo(1 - i);
            // Results, and what was reported as perhaps billed twice.
            assertThat(service.xai.calls("GetCompletion"))
                    .isEqualTo(10 + (int) last.summary().lostAnswers());
        }
    }

    @Test
    void aQuestionWhoseAnswerIsLostIsReportedIfThatIsThePolicy() throws Exception {
        write(3);
        service.xai.faults().onChats().once().failWhenDone(Status.Code.INTERNAL, "lost");
        run(withJournal().build());

        Run<String> next = run(withJournal().unanswered(Unanswered.REPORT).build());

        assertThat(next.onlyFailure().kind()).isEqualTo(FailureKind.UNANSWERED_BEFORE);
        assertThat(next.onlyFailure().message()).contains("ASK_AGAIN");
        assertThat(next.onlyFailure().lostAnswers()).isEqualTo(1);
        assertThat(next.summary().fromJournal()).isEqualTo(2);
        assertThat(service.xai.calls("GetCompletion")).isEqualTo(3);
    }

    @Test
    void aRefusedQuestionIsNotOneThatMayBeBilled() throws Exception {
        write(1);
        service.xai.faults().onChats().once().failWhenDone(Status.Code.INTERNAL, "lost");
        run(withJournal().build());
        service.xai.faults().onChats().once().refuse(Status.Code.INVALID_ARGUMENT, "no");

        assertThat(run(withJournal().build()).onlyFailure().lostAnswers()).isEqualTo(1);
        assertThat(run(withJournal().build()).summary().lostAnswers()).isEqualTo(1);
    }

    @Test
    void aLineThatWasTornIsPassedOver() throws Exception {
        write(4);
        run(withJournal().maxConcurrent(1).build());
        byte[] whole = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(whole, whole.length - 5));

        Run<String> run = run(withJournal().build());
        Run<String> again = run(withJournal().build());

        assertThat(run.summary().fromJournal()).isEqualTo(3);
        assertThat(run.summary().askedAgain()).isEqualTo(1);
        assertThat(run.summary().lostAnswers()).isEqualTo(1);
        assertThat(again.summary().fromJournal()).isEqualTo(4);
        assertThat(questionsAnswered()).isEqualTo(5);
    }

    @Test
    void whatFollowsATornLineIsNotLost() throws Exception {
        write(1);
        run(withJournal().build());
        byte[] whole = Files.readAllBytes(journal());
        Files.write(journal(), Arrays.copyOf(whole, whole.length - 5));
        service.xai.faults().onChats().once().failWhenDone(Status.Code.INTERNAL, "lost");
        run(withJournal().build());

        Run<String> next = run(withJournal().unanswered(Unanswered.REPORT).build());

        assertThat(next.onlyFailure().lostAnswers()).isEqualTo(2);
    }

    @Test
    void aJournalThatIsDamagedInAnyWayMakesNoAnswerUp() throws Exception {
        write(3);
        service.xai
                .chat()
                .whenAnything()
                .replyWith(request -> "It is " + request.files().getFirst().name());
        run(withJournal().build());
        byte[] whole = Files.readAllBytes(journal());
        for (int seed = 0; seed < 50; seed++) {
            Files.write(journal(), DamagedBytes.of(whole, new Random(seed)));

            assertThat(run(withJournal().build()).answered())
                    .as("seed %s", seed)
                    .hasSize(3)
                    .allSatisfy(answer -> assertThat(answer.value())
                            .isEqualTo("It is " + answer.input().key()));
        }
    }

    @Test
    void aJournalInUseIsRefused() throws Exception {
        write(1);
        AnswerJournal journal = AnswerJournal.inFile(journal());
        try (BulkAnswers<String> answers =
                bulk.ask(List.of(), QUESTION, withJournal().journal(journal).build())) {
            assertThat(answers.stream().toList()).isEmpty();
            for (AnswerJournal second : List.of(journal, AnswerJournal.inFile(journal()))) {
                assertThatIllegalStateException()
                        .isThrownBy(() -> bulk.ask(
                                List.of(),
                                QUESTION,
                                withJournal().journal(second).build()))
                        .withMessageContaining(journal().toString())
                        .withMessageContaining("used by another job");
            }
        }
        assertThat(run(withJournal().journal(journal).build()).answered()).hasSize(1);
        assertThat(run(withJournal().journal(journal).build()).summary().fromJournal())
                .isEqualTo(1);
    }

    @Test
    void aJournalThatAnotherProcessUsesIsRefused() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalHolder.class.getName(),
                        journal().toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader(UTF_8).readLine()).isEqualTo("open");
            assertThatIllegalStateException()
                    .isThrownBy(
                            () -> bulk.ask(List.of(), QUESTION, withJournal().build()))
                    .withMessageContaining("another process");
        } finally {
            other.destroyForcibly().waitFor();
        }
        bulk.ask(List.of(), QUESTION, withJournal().build()).close();
    }

    /** Opens a journal, says so, and waits until its input ends. */
    static final class JournalHolder {
        private JournalHolder() {}

        public static void main(String[] arguments) throws Exception {
            AnswerJournal.inFile(Path.of(arguments[0])).open();
            System.out.println("open");
            System.out.println(System.in.read());
        }
    }

    @Test
    void aJournalThatCannotBeUsedIsSaidBeforeAnythingIsSent() throws Exception {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "secret");
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), secret);
        for (Path file : List.of(elsewhere.resolve("no/journal"), link)) {
            assertThatThrownBy(() -> bulk.ask(
                            List.of(),
                            QUESTION,
                            withJournal().journal(AnswerJournal.inFile(file)).build()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
        assertThat(secret).hasContent("secret");
    }

    @Test
    void aJournalThatFailsStopsTheJobAndLosesNoAnswer() throws Exception {
        write(30);
        AnswerJournal file = AnswerJournal.inFile(journal());
        AnswerJournal full = new FailingJournal(file, 10);

        Run<String> run = run(withJournal().journal(full).maxConcurrent(1).build());

        assertThat(run.answered()).hasSize(10);
        assertThat(run.kinds()).containsOnly(FailureKind.NOT_ASKED).hasSize(20);
        assertThat(questionsAnswered()).isEqualTo(10);
        Run<String> next = run(withJournal().build());
        assertThat(next.answered()).hasSize(30);
        assertThat(next.summary().fromJournal()).isEqualTo(9);
        assertThat(next.summary().lostAnswers()).isEqualTo(1);
    }

    @Test
    void anAnswerIsGivenThoughAJournalThrowsAnExceptionOfItsOwn() throws Exception {
        write(30);
        AnswerJournal broken = new FailingJournal(AnswerJournal.inFile(journal()), 10) {
            @Override
            public void answer(JournalEntry entry, RecordedAnswer answer) {
                try {
                    super.answer(entry, answer);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };

        Run<String> run = run(withJournal().journal(broken).maxConcurrent(1).build());

        assertThat(run.answered()).hasSize(10);
        assertThat(run.kinds()).containsOnly(FailureKind.NOT_ASKED).hasSize(20);
        assertThat(questionsAnswered()).isEqualTo(10);
    }

    @Test
    void manyThreadsHaveTheirLinesOnTheDiskWhenTheirCallReturns() throws Exception {
        AnswerJournal journal = AnswerJournal.inFile(journal());
        journal.open();
        Set<Integer> wrong = ConcurrentHashMap.newKeySet();
        Set<Thread> threads = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    for (int j = 0; j < 20; j++) {
                        JournalEntry entry = new JournalEntry("key " + number + "\n" + j, "v", "q", "a");
                        journal.begin(entry);
                        journal.begin(entry);
                        journal.release(entry);
                        if (!journal.find(entry).equals(new JournalState.Begun(1))) {
                            wrong.add(number);
                        }
                        journal.answer(entry, answer(number + "/" + j));
                    }
                } catch (Exception e) {
                    wrong.add(number);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(wrong).isEmpty();
        journal.close();
        journal.open();
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 20; j++) {
                assertThat(journal.find(new JournalEntry("key " + i + "\n" + j, "v", "q", "a")))
                        .isEqualTo(new JournalState.Answered(answer(i + "/" + j)));
            }
        }
        assertThat(journal.find(new JournalEntry("key", "v", "q", "a"))).isEqualTo(JournalState.unknown());
        journal.close();
    }

    private static RecordedAnswer answer(String text) {
        return new RecordedAnswer(
                " " + text + "\\ \r\n-\u2028é😀 " + "x".repeat(text.length() % 2 == 0 ? 0 : 10_000),
                "-",
                "",
                FinishReason.MAX_LENGTH,
                Optional.of(Usage.builder()
                        .completionTokens(1)
                        .reasoningTokens(2)
                        .promptTokens(3)
                        .totalTokens(4)
                        .promptTextTokens(5)
                        .cachedPromptTextTokens(6)
                        .promptImageTokens(7)
                        .numSourcesUsed(8)
                        .costInUsdTicks(Long.MAX_VALUE)
                        .serverSideToolsUsed(List.of(new ServerSideTool(1), new ServerSideTool(99)))
                        .build()),
                2,
                "i d",
                "abc");
    }
}
