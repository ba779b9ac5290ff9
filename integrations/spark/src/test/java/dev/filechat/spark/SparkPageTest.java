// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/spark.md. */
class SparkPageTest {
    private final SparkSession spark = SparkCluster.session();

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @TempDir
    private Path directory;

    private Jobs jobs;
    private String folder;
    private String checkpoint;

    // snippet: record
    public record Invoice(String number, BigDecimal total, boolean paid) {}
    // end

    @BeforeEach
    void setUp() throws IOException {
        jobs = new Jobs(directory, xai);
        jobs.write(3);
        folder = jobs.files().toString();
        checkpoint = jobs.checkpoint().toString();
        xai.chat().whenAnything().reply("{\"number\": \"7\", \"total\": 12.50, \"paid\": true}");
    }

    @Test
    void asks() {
        String keyFile = jobs.key().toString();
        ClientSetup setup = Jobs.client(xai.host(), xai.port());

        // snippet: ask
        Dataset<Row> files = spark.read().format("binaryFile").load(folder);
        SparkQuestion question = SparkQuestion.of("grok-4.5", "What does it cost?", Invoice.class);
        SparkAskOptions options = SparkAskOptions.builder(checkpoint)
                .apiKey(ApiKeySource.file(keyFile)) // read on the executors
                .client(setup) // endpoint, time limits, ...
                .build();
        Dataset<Row> answers = FileChatSpark.ask(files, question, options);
        answers.select("path", "answer.total", "cost", "error.kind").show();
        // end

        assertThat(answers.where("answer.paid").count()).isEqualTo(3);
    }

    @Test
    void bounds() {
        SparkAskOptions.Builder options = jobs.options();

        // snippet: bounds
        options.maxConcurrentPerTask(32)
                .questionsPerMinute(600)
                .tokensPerMinute(2_000_000)
                .costLimit(new BigDecimal("25.00"), new BigDecimal("0.05"));
        // end

        assertThat(FileChatSpark.ask(jobs.binaryFiles(spark), Jobs.CODE, options.build())
                        .where("error is null")
                        .count())
                .isEqualTo(3);
    }

    @Test
    void sql() {
        SparkAskOptions options = jobs.options().build();
        jobs.binaryFiles(spark).createOrReplaceTempView("files");

        // snippet: sql
        FileChatSpark.registerUdf(spark, "grok-4.5", options);
        Dataset<Row> answers = spark.sql("""
                SELECT path, a.answer, a.cost, a.error.kind
                FROM (SELECT path, ask_file(path, 'What does it cost?') AS a FROM files)""");
        // end

        assertThat(answers.where("kind is null").count()).isEqualTo(3);
    }
}
