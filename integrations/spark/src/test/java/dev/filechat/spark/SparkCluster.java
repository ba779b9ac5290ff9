// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.SparkSession;

/**
 * A session whose two executors are processes of their own, each with one core and 1 GB. The first test that asks for it
 * starts it, and it ends with the JVM.
 */
final class SparkCluster {
    private static final Path EVENT_LOG = temporary();
    private static final SparkSession SESSION = start();

    private SparkCluster() {}

    static SparkSession session() {
        return SESSION;
    }

    /** {@return the directory of the event log} */
    static Path eventLog() {
        return EVENT_LOG;
    }

    /** {@return the processes of the executors: the workers are in this JVM, and start no others} */
    static List<ProcessHandle> executors() {
        return ProcessHandle.current().children().toList();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("event-log");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SparkSession start() {
        try {
            // Their class path is that of the tests; Spark only looks whether it is installed.
            Path home = Path.of(Objects.requireNonNull(System.getenv("SPARK_HOME"), "SPARK_HOME"));
            Files.createDirectories(home.resolve("jars"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SparkSession session = Jobs.session("local-cluster[2,1,1024]")
                .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
                .config("spark.executorEnv.SPARK_SCALA_VERSION", "2.13")
                .config("spark.executorEnv.JAVA_HOME", System.getProperty("java.home"))
                .config(
                        "spark.executor.extraJavaOptions",
                        "-XX:+IgnoreUnrecognizedVMOptions"
                                + " --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1")
                .config("spark.eventLog.enabled", true)
                .config("spark.eventLog.dir", EVENT_LOG.toUri().toString())
                .config("spark.eventLog.compress", false)
                .config("spark.ui.enabled", true)
                .config("spark.ui.port", 0)
                .getOrCreate();
        Runtime.getRuntime().addShutdownHook(new Thread(session::stop));
        return session;
    }
}
