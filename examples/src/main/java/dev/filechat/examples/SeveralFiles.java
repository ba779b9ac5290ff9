// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import dev.filechat.Answer;
import dev.filechat.FileChatClient;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Asks one question about several files, in one call: they are uploaded side by side, and deleted after it. */
public final class SeveralFiles {
    private SeveralFiles() {}

    /** Arguments: files, or none for samples. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.files(args, "offer-kestrel.txt", "offer-osprey.txt"), System.out);
        }
    }

    static void run(FileChatClient client, List<Path> paths, PrintStream out) {
        Answer answer = client.ask("grok-4.5", "Compare the prices.", paths.toArray(Path[]::new));
        out.println(answer.content());
        answer.costInUsd().ifPresent(usd -> out.printf("(cost: $%.4f)%n", usd));
    }
}
