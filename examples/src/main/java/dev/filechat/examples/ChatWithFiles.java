// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.TerminalText;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.Usage;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Uploads files, asks about them, prints the answer as it is written, and deletes the files. */
public final class ChatWithFiles {
    private ChatWithFiles() {}

    /** Arguments: a file and a question. */
    public static void main(String[] args) {
        try (FileChatClient client = FileChatClient.create()) { // key from XAI_API_KEY, transport from the class path
            chat(client, "grok-4.5", List.of(Path.of(args[0])), UploadOptions.defaults(), args[1]);
        }
    }

    static void chat(FileChatClient client, String model, List<Path> paths, UploadOptions options, String question) {
        List<StoredFile> files = new ArrayList<>();
        FileScope scope = client.files().scope();
        try (scope) { // close() deletes what was uploaded through it, interrupted or not
            for (Path path : paths) {
                files.add(scope.upload(path, options));
            }
            Chat chat = client.chat().create(model);
            chat.append(user(question, files.stream().map(Content::file).toList()));

            try (ChatStream stream = chat.stream()) { // close() cancels the call
                for (ChatChunk chunk : stream) {
                    System.out.print(TerminalText.harmless(chunk.content()));
                    System.out.flush();
                }
                System.out.println();
                stream.response().usage().ifPresent(ChatWithFiles::print);
            }
        } finally {
            files.removeAll(scope.files()); // what is still there
            files.forEach(file -> System.out.printf("%nDeleted %s%n", TerminalText.harmless(file.name())));
        }
    }

    private static void print(Usage usage) {
        String cost = usage.costInUsd()
                .map(usd -> ", cost $" + usd.stripTrailingZeros().toPlainString())
                .orElse("");
        System.out.printf(
                "%nUsage: %,d prompt + %,d completion = %,d tokens%s%n",
                usage.promptTokens(), usage.completionTokens(), usage.totalTokens(), cost);
    }
}
