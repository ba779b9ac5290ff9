// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.spark;

import dev.filechat.spark.ApiKeySource;
import dev.filechat.spark.FileChatSpark;
import dev.filechat.spark.SparkAskOptions;
import dev.filechat.spark.SparkQuestion;
import dev.filechat.testkit.FakeXai;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks about each file of a folder, and writes the answers into Parquet files. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description =
                "Asks about each file of a folder, and writes typed answers into Parquet files. Run again after it"
                        + " was stopped, it asks about the rest only.")
final class AskFolder implements Callable<Integer> {
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

    @Parameters(index = "0", description = "The folder, or its URI on a file system of Hadoop")
    private String folder;

    @Parameters(index = "1", description = "The question")
    private String question;

    @Parameters(index = "2", description = "The directory of the Parquet files, which are replaced")
    private String output;

    @Option(names = "--master", description = "Spark's master. Default: ${DEFAULT-VALUE}", defaultValue = "local[*]")
    private String master;

    @Option(names = "--model", description = "The model. Default: ${DEFAULT-VALUE}", defaultValue = "grok-4.5")
    private String model;

    @Option(names = "--checkpoint", description = "The checkpoint. Default: the output's name with .checkpoint")
    private String checkpoint;

    @Option(names = "--key-file", description = "A file of the executors with the key. Default: their XAI_API_KEY")
    private String keyFile;

    /** The answer to the question about one file. */
    public record Finding(String summary, List<String> topics, boolean complete) {}

    private AskFolder() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new AskFolder()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        SparkAskOptions.Builder options =
                SparkAskOptions.builder(checkpoint == null ? output + ".checkpoint" : checkpoint);
        if (keyFile != null) {
            options.apiKey(ApiKeySource.file(keyFile));
        } else if (System.getenv("XAI_API_KEY") == null) {
            try (FakeXai fake = FakeXai.start()) {
                System.err.println("XAI_API_KEY is not set: asking filechat's own fake service on this machine");
                String host = fake.host();
                int port = fake.port();
                String key = fake.key();
                run(options.client(
                        client -> client.endpoint(host, port).plaintext().apiKey(key)));
                return 0;
            }
        }
        run(options);
        return 0;
    }

    private void run(SparkAskOptions.Builder options) throws IOException {
        try (SparkSession spark = SparkSession.builder()
                .appName("filechat")
                .master(master)
                .config("spark.ui.showConsoleProgress", true)
                .config("spark.jars", shipped())
                .getOrCreate()) {
            Dataset<Row> files = spark.read()
                    .format("binaryFile")
                    .option("recursiveFileLookup", true)
                    .load(folder);
            Dataset<Row> answers =
                    FileChatSpark.ask(files, SparkQuestion.of(model, question, Finding.class), options.build());
            answers.write().mode(SaveMode.Overwrite).parquet(output);
            spark.read()
                    .parquet(output)
                    .select("path", "answer", "cost", "error.kind")
                    .show(10, 40, false);
            System.out.println("All answers are in " + output);
        }
    }

    private static String shipped() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .filter(entry ->
                        SHIPPED.stream().anyMatch(Path.of(entry).getFileName().toString()::startsWith))
                .collect(Collectors.joining(","));
    }
}
