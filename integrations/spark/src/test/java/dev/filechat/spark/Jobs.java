// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The jobs of the tests: a directory with small files, a checkpoint, and a file with the key beside it. */
final class Jobs {
    static final SparkQuestion CODE = SparkQuestion.of("grok-4.5", "What is the code of Project Heron?");

    private final Path directory;
    private final FakeXai xai;

    Jobs(Path directory, FakeXai xai) throws IOException {
        this.directory = directory;
        this.xai = xai;
        Files.createDirectories(files());
        Files.writeString(key(), xai.key() + "\n");
    }

    Path files() {
        return directory.resolve("files");
    }

    Path key() {
        return directory.resolve("key");
    }

    /** {@return the directory of the checkpoint} */
    Path checkpoint() {
        return directory.resolve("checkpoint");
    }

    /** Writes files whose code is their number, and returns their paths as Spark has them. */
    List<String> write(int count) throws IOException {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(write("report-" + i + ".txt", "The code of Project Heron is " + code(i) + "."));
        }
        return paths;
    }

    String write(String name, String content) throws IOException {
        Path file = Files.writeString(files().resolve(name), content);
        return "file:" + file;
    }

    static String code(int number) {
        return String.valueOf(40_000 + number);
    }

    SparkAskOptions.Builder options() {
        return options(checkpoint(), key(), xai.host(), xai.port());
    }

    static SparkAskOptions.Builder options(Path checkpoint, Path key, String host, int port) {
        return SparkAskOptions.builder(checkpoint.toString())
                .apiKey(ApiKeySource.file(key.toString()))
                .client(client(host, port));
    }

    Dataset<Row> binaryFiles(SparkSession spark) {
        return spark.read().format("binaryFile").load(files().toString());
    }

    /** {@return a builder with what all sessions of the tests have} */
    static SparkSession.Builder session(String master) {
        return SparkSession.builder()
                .master(master)
                .appName("filechat-spark tests")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", false)
                .config("spark.ui.showConsoleProgress", false)
                .config("spark.sql.shuffle.partitions", 2);
    }

    static ClientSetup client(String host, int port) {
        return client -> client.endpoint(host, port).plaintext();
    }

    /** {@return a setup that writes the id of its process to a file} */
    static ClientSetup logged(String host, int port, String log) {
        return client -> {
            client.endpoint(host, port).plaintext();
            try {
                Files.writeString(
                        Path.of(log),
                        ProcessHandle.current().pid() + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }

    /** {@return a builder of a session with executors that are processes, each with one core and 1 GB} */
    static SparkSession.Builder cluster(int executors, String jvmOptions) {
        try {
            // Their class path is that of the tests; Spark only looks whether it is installed.
            Path home = Path.of(Objects.requireNonNull(System.getenv("SPARK_HOME"), "SPARK_HOME"));
            Files.createDirectories(home.resolve("jars"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return session("local-cluster[" + executors + ",1,1024]")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
                .config("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
                .config(
                        "spark.executor.extraJavaOptions",
                        "-XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow " + jvmOptions);
    }
}
