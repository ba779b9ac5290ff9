// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static dev.filechat.spark.AnswerTable.accounted;
import static dev.filechat.spark.AnswerTable.kinds;
import static dev.filechat.spark.AnswerTable.lostAnswers;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checkpoints on a store that can append to no object, and that has weaknesses. */
class ObjectStoreTest {
    private final SparkSession spark = SparkCluster.session();

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @TempDir
    private Path directory;

    private Jobs jobs;

    @BeforeEach
    void setUp() throws IOException {
        jobs = new Jobs(directory, xai);
    }

    @ParameterizedTest
    @ValueSource(strings = {UnsteadyFileSystem.FAIL_ONCE, UnsteadyFileSystem.LACK_A_CLASS_ONCE})
    void aRetriedTaskTakesItsAnswersFromAnObjectStore(String fault) throws IOException {
        List<String> paths = jobs.write(20);
        SparkAskOptions options =
                objectStore(fault).partitions(2).maxConcurrentPerTask(1).build();

        Set<Integer> before = executors();

        List<Row> rows = accounted(FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options), paths);

        assertThat(jobs.checkpoint().resolve("failed")).exists();
        assertThat(kinds(rows)).isEmpty();
        assertThat(rows)
                .extracting(row -> row.<Boolean>getAs("from_checkpoint"))
                .containsOnly(false);
        assertThat(xai.calls("GetCompletion")).isEqualTo(20 + lostAnswers(rows));
        assertThat(executors()).as("executors that survive").containsAll(before);
    }

    @Test
    void aStoreThatDeletesNothingHasEachQuestionOnce() throws IOException {
        List<String> paths = jobs.write(4);
        SparkAskOptions options = objectStore(UnsteadyFileSystem.KEEP_ALL)
                .partitions(1)
                .maxConcurrentPerTask(1)
                .build();

        for (boolean again : new boolean[] {false, true}) {
            List<Row> rows = accounted(FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options), paths);

            assertThat(rows)
                    .extracting(row -> row.<Boolean>getAs("from_checkpoint"))
                    .containsOnly(again);
            assertThat(lostAnswers(rows)).isZero();
            assertThat(xai.calls("GetCompletion")).isEqualTo(4);
        }
    }

    @Test
    void aTaskThatTakesAnswersOfManyTasksOpensFewFilesAtOnce() throws IOException {
        List<String> paths = jobs.write(80);
        SparkAskOptions.Builder options = objectStore(UnsteadyFileSystem.FEW_CONNECTIONS);
        FileChatSpark.ask(
                jobs.binaryFiles(spark), Jobs.CODE, options.partitions(64).build());

        List<Row> rows = accounted(
                FileChatSpark.ask(
                        jobs.binaryFiles(spark),
                        Jobs.CODE,
                        options.partitions(1).build()),
                paths);

        assertThat(rows)
                .extracting(row -> row.<Boolean>getAs("from_checkpoint"))
                .containsOnly(true);
    }

    /** {@return options with a checkpoint on a store that has a weakness} */
    private SparkAskOptions.Builder objectStore(String weakness) throws IOException {
        spark.conf().set("fs.unsteady.impl", UnsteadyFileSystem.class.getName());
        Files.createDirectories(jobs.checkpoint());
        Files.createFile(jobs.checkpoint().resolve(weakness));
        return SparkAskOptions.builder("unsteady://" + jobs.checkpoint())
                .apiKey(ApiKeySource.file(jobs.key().toString()))
                .client(Jobs.client(xai.host(), xai.port()));
    }

    private Set<Integer> executors() {
        return Stream.of(spark.sparkContext().statusTracker().getExecutorInfos())
                .map(SparkExecutorInfo::port)
                .collect(Collectors.toSet());
    }
}
