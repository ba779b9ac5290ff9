// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.filechat.spark.FileChatSpark;
import dev.filechat.spark.SparkAskOptions;
import dev.filechat.spark.SparkQuestion;
import java.io.IOException;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A job on HDFS, as a driver of its own, which a test can kill. */
final class HdfsJob {
    private HdfsJob() {}

    /** Arguments: the directory of the files, the checkpoint, the host and the port of the service, and the key. */
    public static void main(String[] args) throws IOException {
        try (SparkSession spark = session()) {
            run(spark, args[0], args[1], args[2], Integer.parseInt(args[3]), args[4]);
        }
    }

    static SparkSession session() {
        return SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", false)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .getOrCreate();
    }

    static List<Row> run(SparkSession spark, String files, String checkpoint, String host, int port, String key) {
        Dataset<Row> answers = FileChatSpark.ask(
                spark.read().format("binaryFile").load(files),
                SparkQuestion.of("grok-4.5", "What is the code of Project Heron?"),
                SparkAskOptions.builder(checkpoint)
                        .apiKey(() -> key)
                        .client(client -> client.endpoint(host, port).plaintext())
                        .partitions(2)
                        .maxConcurrentPerTask(2)
                        .build());
        return answers.collectAsList();
    }
}
