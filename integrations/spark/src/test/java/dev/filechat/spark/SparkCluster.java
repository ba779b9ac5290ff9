// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/**
 * A session whose two executors are processes of their own, each with one core and 1 GB. The first test that asks
 * for it starts it, and it ends with the JVM.
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
        SparkSession session = Jobs.cluster(2, "-XX:TieredStopAtLevel=1")
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
