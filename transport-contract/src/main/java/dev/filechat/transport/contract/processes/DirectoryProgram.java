// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;

/** Uploads a directory in a JVM of its own, to be killed at it. Arguments: transport, port, directory, journal. */
public final class DirectoryProgram {
    /** So many files at once. */
    public static final int CONCURRENT = 8;

    private DirectoryProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (FileChatClient client = ChildClient.of(arguments[0], arguments[1])) {
            BatchResult<FileSource, StoredFile> batch = Bulk.of(client)
                    .uploadDirectory(
                            Path.of(arguments[2]),
                            "**",
                            Path.of(arguments[3]),
                            BatchOptions.builder().maxConcurrent(CONCURRENT).build());
            batch.failed().stream().map(BatchOutcome.Failed::cause).forEach(Throwable::printStackTrace);
            System.out.println("uploaded " + batch.done().size());
        }
    }
}
