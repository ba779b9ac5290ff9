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
import dev.filechat.bulk.ask.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AskTest {
    private static final Question<String> QUESTION = Question.of("grok-4.5", "What is in it?");

    @AutoClose
    private final TestService service = new TestService();

    @AutoClose
    private final FileChatClient client = service.client(TestService.KEY);

    private final Bulk bulk = service.bulk(client).build();

    @TempDir
    private Path directory;

    @TempDir
    private Path elsewhere;

    @Test
    void everyFileIsAnsweredOnceAndASecondRunAsksNothing() throws Exception {
        write(40);
        AskOptions options = AskOptions.builder()
                .journal(AnswerJournal.inFile(elsewhere.resolve("journal")))
                .build();

        Run<String> first = run(BulkInputs.directory(directory, "**.txt"), QUESTION, options);
        Run<String> second = run(BulkInputs.directory(directory, "**.txt"), QUESTION, options);

        assertThat(first.keys()).hasSize(40).doesNotHaveDuplicates();
        assertThat(first.summary().answered()).isEqualTo(40);
        assertThat(second.keys()).containsExactlyInAnyOrderElementsOf(first.keys());
        assertThat(second.summary().fromJournal()).isEqualTo(40);
        assertThat(service.xai.calls("GetCompletion")).isEqualTo(40);
        assertThat(service.xai.files().all()).isEmpty();
    }

    private void write(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            Files.writeString(directory.resolve(i + ".txt"), "Number " + i);
        }
    }

    private record Run<T>(List<BulkAnswer<T>> answers, AskSummary summary) {
        List<String> keys() {
            return answers.stream().map(answer -> answer.input().key()).toList();
        }
    }

    private <T> Run<T> run(Iterable<BulkInput> inputs, Question<T> question, AskOptions options) {
        try (BulkAnswers<T> answers = bulk.ask(inputs, question, options)) {
            List<BulkAnswer<T>> all = new ArrayList<>();
            answers.forEach(all::add);
            return new Run<>(all, answers.summary());
        }
    }
}
