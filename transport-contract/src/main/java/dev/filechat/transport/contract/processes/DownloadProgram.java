// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import java.nio.file.Path;

/** Downloads a file into a directory in a JVM of its own. Arguments: transport, port, the file's id, the directory. */
public final class DownloadProgram {
    private DownloadProgram() {}

    public static void main(String[] arguments) throws Exception {
        try (FileChatClient client = ChildClient.of(arguments[0], arguments[1])) {
            Path placed = client.files().downloadTo(arguments[2], Path.of(arguments[3]));
            System.out.println("placed " + placed.getFileName());
        }
    }
}
