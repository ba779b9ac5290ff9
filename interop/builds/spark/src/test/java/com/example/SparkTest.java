// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.spark.FileChatSpark;
import dev.filechat.spark.SparkAskOptions;
import dev.filechat.spark.SparkQuestion;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job in Spark's tasks: a client for each partition. */
class SparkTest {
    @Test
    void asksInEachPartition() throws IOException {
        try (FakeXai xai = FakeXai.start();
                SparkSession spark = SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", false)
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .getOrCreate()) {
            String host = xai.host();
            int port = xai.port();
            String key = xai.key();
            MapPartitionsFunction<String, String> ask = names -> {
                try (FileChatClient client = FileChatClient.builder()
                        .apiKey(key)
                        .endpoint(host, port)
                        .plaintext()
                        .build()) {
                    Reader reader = new Reader(client);
                    byte[] report = "The code of Project Heron is 48213.".getBytes(StandardCharsets.UTF_8);
                    List<String> answers = new ArrayList<>();
                    names.forEachRemaining(name -> answers.add(
                            reader.ask(reader.upload(name, report), "What is the code of Project Heron?")));
                    return answers.iterator();
                }
            };

            List<String> answers = spark.createDataset(List.of("a.txt", "b.txt", "c.txt", "d.txt"), Encoders.STRING())
                    .repartition(2)
                    .mapPartitions(ask, Encoders.STRING())
                    .collectAsList();

            assertThat(answers).hasSize(4).allSatisfy(answer -> assertThat(answer).contains("48213"));
        }
    }

    @Test
    void asksAboutTheFilesOfADataset(@TempDir Path directory) throws IOException {
        Path files = Files.createDirectory(directory.resolve("files"));
        for (int i = 0; i < 4; i++) {
            Files.writeString(files.resolve(i + ".txt"), "The code of Project Heron is 4821" + i + ".");
        }
        try (FakeXai xai = FakeXai.start();
                SparkSession spark = SparkSession.builder()
                        .master("local[2]")
                        .config("spark.ui.enabled", false)
                        .config("spark.driver.bindAddress", "127.0.0.1")
                        .config("spark.driver.host", "127.0.0.1")
                        .getOrCreate()) {
            String host = xai.host();
            int port = xai.port();
            String key = xai.key();

            Dataset<Row> answers = FileChatSpark.ask(
                    spark.read().format("binaryFile").load(files.toString()),
                    SparkQuestion.of("grok-4.5", "What is the code of Project Heron?"),
                    SparkAskOptions.builder(directory.resolve("checkpoint").toString())
                            .apiKey(() -> key)
                            .client(client -> client.endpoint(host, port).plaintext())
                            .build());

            assertThat(answers.where("error is null AND answer LIKE '%4821%'").count()).isEqualTo(4);
        }
    }
}
