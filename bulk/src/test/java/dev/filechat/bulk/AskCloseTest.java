// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.BulkAnswer;
import dev.filechat.bulk.ask.BulkAnswers;
import dev.filechat.bulk.ask.BulkInputs;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing a job on one of its own threads. */
@Timeout(60)
class AskCloseTest extends AskFixture {
    @Test
    void aListenerThatClosesTheJobIsRefusedAndTheJobGoesOn() throws Exception {
        write(5);
        CompletableFuture<BulkAnswers<String>> job = new CompletableFuture<>();
        List<RuntimeException> refusals = new CopyOnWriteArrayList<>();
        AskOptions options = AskOptions.builder()
                .onProgress(progress -> {
                    try {
                        job.join().close();
                    } catch (IllegalStateException e) {
                        refusals.add(e);
                        throw e;
                    }
                })
                .build();
        try (BulkAnswers<String> answers = bulk.ask(BulkInputs.directory(directory, "*"), QUESTION, options)) {
            job.complete(answers);

            assertThat(answers.stream()).hasSize(5).allMatch(BulkAnswer.Answered.class::isInstance);
        }
        assertThat(refusals)
                .hasSize(5)
                .allSatisfy(e -> assertThat(e).hasMessageContaining("A thread of the job cannot close it"));
    }
}
