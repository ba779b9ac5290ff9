// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.InlineCitation;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Has the answer say which of the files each statement is from. */
public final class CitedFiles {
    private CitedFiles() {}

    /** Arguments: files, or none for samples. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.files(args, "offer-kestrel.txt", "offer-osprey.txt"), System.out);
        }
    }

    static void run(FileChatClient client, List<Path> paths, PrintStream out) {
        ChatOptions citing =
                ChatOptions.builder().include(IncludeOption.INLINE_CITATIONS).build();
        try (FileScope scope = client.files().scope()) { // deletes the files at the end
            List<StoredFile> files =
                    scope.uploadAll(paths.stream().map(FileSource::of).toList()).orThrow();
            Chat chat = client.chat().create("grok-4.5", citing);
            chat.append(user(
                    "What guarantee is given?",
                    files.stream().map(Content::file).toList()));

            ChatResponse answer = chat.sample();
            out.println(answer.content().replaceAll("\\[(\\[\\w+])]\\(\\S+?\\)", " $1")); // it has [[1]](link)
            for (InlineCitation citation : answer.inlineCitations()) {
                chat.fileName(citation).ifPresent(name -> out.printf("[%s] %s%n", citation.id(), name));
            }
        }
    }
}
