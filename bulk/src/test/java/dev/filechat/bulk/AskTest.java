// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskProgress;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.Question;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.tools.FunctionTool;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.faults.Fault;
import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The results of a job. */
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
