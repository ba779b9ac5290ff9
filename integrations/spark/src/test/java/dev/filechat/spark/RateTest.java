// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.RecordedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rate of a job, divided among its tasks. */
class RateTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @TempDir
    private Path directory;

    @Test
    void theTasksTogetherKeepTheRate() throws IOException {
        askForTheFirstTime();
        Jobs jobs = new Jobs(directory, xai);
        jobs.write(8);

        FileChatSpark.ask(
                jobs.binaryFiles(SparkCluster.session()),
                Jobs.CODE,
                jobs.options().partitions(2).questionsPerMinute(120).build());

        // One question a second of each task: one of them has four or more of the eight files.
        assertThat(xai.calls("GetCompletion")).isEqualTo(8);
        assertThat(timeOfAllQuestions()).isGreaterThan(Duration.ofMillis(2_500));
    }

    @Test
    void theRateIsDividedByTheCoresThatAreThereWhateverTheParallelismOfShuffles() throws IOException {
        askForTheFirstTime();
        Jobs jobs = new Jobs(directory, xai);
        jobs.write(8);
        SparkConf conf = SparkCluster.session().sparkContext().conf();
        conf.set("spark.default.parallelism", "1");
        try {
            FileChatSpark.ask(
                    jobs.binaryFiles(SparkCluster.session()),
                    Jobs.CODE,
                    jobs.options().partitions(2).questionsPerMinute(120).build());
        } finally {
            conf.remove("spark.default.parallelism");
        }

        assertThat(timeOfAllQuestions()).isGreaterThan(Duration.ofMillis(2_500));
    }

    /** The first question of an executor leaves long after the rate has let it pass. */
    private void askForTheFirstTime() throws IOException {
        Jobs jobs = new Jobs(directory.resolve("first"), xai);
        jobs.write(2);
        FileChatSpark.ask(
                jobs.binaryFiles(SparkCluster.session()),
                Jobs.CODE,
                jobs.options().partitions(2).build());
        xai.reset();
    }

    @Test
    void theTokensOfAnAnswerHoldBackTheNextQuestions() throws IOException {
        askForTheFirstTime();
        Jobs jobs = new Jobs(directory, xai);
        jobs.write(3);

        FileChatSpark.ask(
                jobs.binaryFiles(SparkCluster.session()),
                Jobs.CODE,
                jobs.options()
                        .partitions(1)
                        .tasksAtOnce(1)
                        .maxConcurrentPerTask(1)
                        .tokensPerMinute(27 * 60)
                        .build());

        // Each question uses 27 tokens, which a second gives.
        assertThat(timeOfAllQuestions()).isGreaterThan(Duration.ofMillis(900));
    }

    private Duration timeOfAllQuestions() {
        List<Instant> asked = xai.requests("GetCompletion").stream()
                .map(RecordedRequest::receivedAt)
                .sorted()
                .toList();
        return Duration.between(asked.getFirst(), asked.getLast());
    }
}
