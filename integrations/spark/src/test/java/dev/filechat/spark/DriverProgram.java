// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/** A driver that a test kills. */
final class DriverProgram {
    private DriverProgram() {}

    /** Arguments: the directory of the files, the checkpoint, the file of the key, the host and the port. */
    public static void main(String[] args) throws IOException {
        try (SparkSession spark = Jobs.session("local[2]").getOrCreate()) {
            FileChatSpark.ask(
                    spark.read().format("binaryFile").load(args[0]),
                    Jobs.CODE,
                    Jobs.options(Path.of(args[1]), Path.of(args[2]), args[3], Integer.parseInt(args[4]))
                            .partitions(2)
                            .maxConcurrentPerTask(2)
                            .build());
        }
    }
}
