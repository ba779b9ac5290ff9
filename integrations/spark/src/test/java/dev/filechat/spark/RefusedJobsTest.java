// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused on the driver, before a job starts. */
class RefusedJobsTest {
    private final SparkSession spark = SparkCluster.session();

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @TempDir
    private Path directory;

    private Jobs jobs;
    private Dataset<Row> files;

    @BeforeEach
    void setUp() throws IOException {
        jobs = new Jobs(directory, xai);
        jobs.write(2);
        files = jobs.binaryFiles(spark);
        spark.sparkContext().setJobGroup(directory.toString(), "refused", false);
    }

    @AfterEach
    void nothingRan() {
        assertThat(spark.sparkContext().statusTracker().getJobIdsForGroup(directory.toString()))
                .isEmpty();
        assertThat(xai.requests()).isEmpty();
        spark.sparkContext().clearJobGroup();
    }

    @Test
    void aMissingColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ask(jobs.options().pathColumn("file").build()))
                .withMessageStartingWith("The Dataset has no column \"file\"; it has [path, modificationTime, length,"
                        + " content]. Name the column of the paths by pathColumn(...)");
    }

    @Test
    void aColumnThatIsNoString() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ask(jobs.options().fileIdColumn("length").build()))
                .withMessage("The column \"length\" is of the type bigint; it must be a string");
    }

    @Test
    void aColumnWithTheNameOfOneOfTheAnswers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileChatSpark.ask(
                        files.withColumnRenamed("path", "Answer"),
                        Jobs.CODE,
                        jobs.options().pathColumn("Answer").build()))
                .withMessageStartingWith("The column \"Answer\" has the name of one that the answers have. Rename it");
    }

    @Test
    void speculation() {
        spark.sparkContext().conf().set("spark.speculation", "true");
        try {
            assertThatIllegalStateException()
                    .isThrownBy(() -> ask(jobs.options().build()))
                    .withMessageContaining("spark.speculation is true")
                    .withMessageContaining("Set it to false");
            assertThatIllegalStateException()
                    .isThrownBy(() -> FileChatSpark.registerUdf(
                            spark, "grok-4.5", jobs.options().build()));
        } finally {
            spark.sparkContext().conf().remove("spark.speculation");
        }
    }

    @Test
    void aTransportThatIsNotThere() {
        assertThatThrownBy(() -> ask(jobs.options()
                        .client(client -> client.transport("grpc-pigeon"))
                        .build()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("grpc-pigeon");
    }

    @Test
    void aSetupThatIsNotSerializable() {
        AtomicReference<Object> notSerializable = new AtomicReference<>(new Object());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ask(jobs.options()
                        .client(client -> client.transport(notSerializable.toString()))
                        .build()))
                .withMessageContaining("not serializable");
    }

    @Test
    void aCheckpointThatCannotBe() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkAskOptions.builder(" "))
                .withMessageStartingWith("checkpoint is blank. Name a directory");
        assertThatThrownBy(() -> ask(SparkAskOptions.builder(file + "/below")
                        .client(Jobs.client(xai.host(), xai.port()))
                        .build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith("The checkpoint " + file + "/below cannot be used: ");
        assertThatThrownBy(() -> ask(SparkAskOptions.builder("nowhere://host/checkpoint")
                        .client(Jobs.client(xai.host(), xai.port()))
                        .build()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void aStream() {
        Dataset<Row> stream = spark.readStream().format("rate").load();

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        FileChatSpark.ask(stream, Jobs.CODE, jobs.options().build()))
                .withMessageContaining("foreachBatch");
    }

    @Test
    void optionsOutOfTheirRange() {
        SparkAskOptions.Builder options = jobs.options();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.partitions(0))
                .withMessage("partitions is 0; it must be 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.questionsPerMinute(0))
                .withMessage("questionsPerMinute is 0; it must be 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.costLimit(BigDecimal.ONE, BigDecimal.TWO))
                .withMessageContaining("nothing would be asked");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.costLimit(new BigDecimal("0.00000000001"), BigDecimal.ONE))
                .withMessageContaining("at most 10 decimal places");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ask(options.partitions(1 << 20).build()))
                .withMessageContaining("at most 65536");
    }

    @Test
    void aRecordThatSparkHasNoTypeFor() {
        record Odd(Thread thread) {}

        assertThatIllegalArgumentException()
                .isThrownBy(() -> SparkQuestion.of("grok-4.5", "Which?", Odd.class))
                .withMessageStartingWith("Odd.thread is of java.lang.Thread, for which a Spark column has no type.");
    }

    private void ask(SparkAskOptions options) {
        FileChatSpark.ask(files, Jobs.CODE, options);
    }
}
