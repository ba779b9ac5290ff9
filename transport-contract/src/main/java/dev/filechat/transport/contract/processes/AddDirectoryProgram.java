// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.AddDirectoryOptions;
import dev.filechat.bulk.Bulk;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Adds a directory to a collection in a JVM of its own, to be killed at it. Arguments: transport, port, directory,
 * journal, the id of the collection. Prints the number of documents that are indexed.
 */
public final class AddDirectoryProgram {
    /** The most files at once. */
    public static final int CONCURRENT = 8;

    private AddDirectoryProgram() {}

    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[2]);
        AddDirectoryOptions options = AddDirectoryOptions.builder()
                .batch(BatchOptions.builder().maxConcurrent(CONCURRENT).build())
                .fields(file ->
                        Map.of("folder", directory.relativize(file.getParent()).toString()))
                .awaitIndexed(Duration.ofMinutes(5))
                .build();
        try (FileChatClient client = ChildClient.of(arguments[0], arguments[1])) {
            BatchResult<FileSource, StoredFile> batch = Bulk.of(client)
                    .addDirectory(
                            client.collections().collection(arguments[4]),
                            directory,
                            "**",
                            Path.of(arguments[3]),
                            options);
            batch.failed().stream().map(BatchOutcome.Failed::cause).forEach(Throwable::printStackTrace);
            System.out.println("indexed " + batch.done().size());
        }
    }
}
