// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.AskSummary;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.BulkInputs;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.bulk.ask.Question;
import dev.filechat.calls.RetryPolicy;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;

/** A fake, a client that makes one attempt of each call, a directory of files, and jobs about them. */
abstract class AskFixture {
    static final Question<String> QUESTION = Question.of("grok-4.5", "What is in it?");

    @AutoClose
    final TestService service = new TestService();

    @AutoClose
    final FileChatClient client = service.xai
            .configure(FileChatClient.builder())
            .apiKey(TestService.KEY)
            .retryPolicy(RetryPolicy.none())
            .build();

    final Bulk bulk = service.bulk(client).build();

    @TempDir
    Path directory;

    @TempDir
    Path elsewhere;

    @AfterEach
    void nothingStaysOnTheService() {
        assertThat(service.xai.files().all()).isEmpty();
    }

    /** What a job gave. */
    record Run<T>(List<BulkAnswer<T>> answers, AskSummary summary) {
        List<String> keys() {
            return answers.stream().map(answer -> answer.input().key()).toList();
        }

        List<BulkAnswer.Answered<T>> answered() {
            return answers.stream()
                    .flatMap(answer -> answer instanceof BulkAnswer.Answered<T> a ? Stream.of(a) : Stream.empty())
                    .toList();
        }

        List<BulkAnswer.Failed<T>> failed() {
            return answers.stream()
                    .flatMap(answer -> answer instanceof BulkAnswer.Failed<T> f ? Stream.of(f) : Stream.empty())
                    .toList();
        }

        List<FailureKind> kinds() {
            return failed().stream().map(BulkAnswer.Failed::kind).toList();
        }

        BulkAnswer.Failed<T> onlyFailure() {
            assertThat(failed()).hasSize(1);
            return failed().getFirst();
        }
    }

    void write(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(directory.resolve(i + ".txt"), "Number " + i);
        }
    }

    AskOptions.Builder withJournal() {
        return AskOptions.builder().journal(AnswerJournal.inFile(journal()));
    }

    Path journal() {
        return elsewhere.resolve("journal");
    }

    Run<String> run(AskOptions options) {
        return run(BulkInputs.directory(directory, "**.txt"), QUESTION, options);
    }

    /** Runs a job to its end; each input has one result. */
    <T> Run<T> run(Iterable<BulkInput> inputs, Question<T> question, AskOptions options) {
        List<String> given = new ArrayList<>();
        inputs.forEach(input -> given.add(input.key()));
        try (BulkAnswers<T> answers = bulk.ask(inputs, question, options)) {
            List<BulkAnswer<T>> all = new ArrayList<>();
            answers.forEach(all::add);
            Run<T> run = new Run<>(all, answers.summary());
            assertThat(run.keys()).containsExactlyInAnyOrderElementsOf(given);
            assertThat(run.summary().answered()).isEqualTo(run.answered().size());
            assertThat(run.summary().failed()).isEqualTo(run.failed().size());
            return run;
        }
    }

    /** The number of questions that the fake has answered since it started. */
    long questionsAnswered() {
        return service.xai.requests("GetCompletion").stream()
                .filter(request -> request.status().equals(java.util.Optional.of(Status.Code.OK)))
                .count();
    }
}
