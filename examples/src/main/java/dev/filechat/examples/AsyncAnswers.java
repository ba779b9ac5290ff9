// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** Asks two questions about a file at the same time, with futures. */
public final class AsyncAnswers {
    private AsyncAnswers() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            StoredFile report = scope.upload(path);
            CompletableFuture<String> passengers = ask(client, "How many passengers were carried?", report);
            CompletableFuture<String> proposal = ask(client, "What does the board propose?", report);
            out.println("asked twice");
            out.println(passengers
                    .thenCombine(proposal, (first, second) -> first + System.lineSeparator() + second)
                    .join());
        }
    }

    private static CompletableFuture<String> ask(FileChatClient client, String question, StoredFile report) {
        Chat chat = client.chat().create("grok-4.5").append(user(question, file(report)));
        return client.async().chat(service -> chat.sample()).thenApply(ChatResponse::content);
    }
}
