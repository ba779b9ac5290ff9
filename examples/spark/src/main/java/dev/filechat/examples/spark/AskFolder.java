// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring_index;

import dev.filechat.spark.FileChatSpark;
import dev.filechat.spark.SparkAskOptions;
import dev.filechat.spark.SparkQuestion;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** The job: asks about each file of a folder, and writes the answers into Parquet files. */
final class AskFolder {
    /** What a job needs beside what a cluster's own Spark has. */
    private static final List<String> SHIPPED = List.of(
            "filechat-",
            "grpc-",
            "bucket4j",
            "protobuf-java",
            "proto-google",
            "perfmark",
            "jspecify",
            "jsonschema-",
            "classmate",
            "jackson-datatype-jdk8");

    private static final int SHOWN = 10;
    private static final int COLUMN_WIDTH = 44;

    /** The answer to the question about one file. */
    public record Finding(String answer, Certainty certainty) {}

    /** How certain the model says that it is. */
    public enum Certainty {
        HIGH,
        MEDIUM,
        LOW
    }

    private AskFolder() {}

    /** {@return a session, which ends with the JVM} */
    static SparkSession session(String master) {
        return SparkSession.builder()
                .appName("filechat")
                .master(master)
                .config("spark.ui.showConsoleProgress", true)
                .config("spark.jars", shipped())
                .getOrCreate();
    }

    /** Asks, writes, shows the first answers, and returns the totals. */
    static Totals run(
            SparkSession spark, JobFolders folders, String model, String question, SparkAskOptions.Builder options) {
        Dataset<Row> files = spark.read()
                .format("binaryFile")
                .option("recursiveFileLookup", true)
                .load(folders.inputAsPattern());
        Dataset<Row> answers =
                FileChatSpark.ask(files, SparkQuestion.of(model, question, Finding.class), options.build());
        answers.write().mode(SaveMode.Overwrite).parquet(folders.output());
        answers.select(
                        substring_index(col("path"), "/", -1).as("file"),
                        col("answer.*"),
                        col("cost"),
                        col("error.kind").as("error"))
                .show(SHOWN, COLUMN_WIDTH, false);
        return Totals.of(answers, files.inputFiles().length);
    }

    private static String shipped() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry ->
                        SHIPPED.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(","));
    }
}
