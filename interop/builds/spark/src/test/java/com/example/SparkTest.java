// SPDX-License-Identifier: Apache-2.0
package com.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

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
}
