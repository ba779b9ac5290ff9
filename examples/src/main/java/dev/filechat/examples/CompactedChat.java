// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Makes a long conversation short: the service gives one message that stands for all of them. */
public final class CompactedChat {
    private CompactedChat() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user(file(scope.upload(path))));
            for (String question : List.of("How many passengers were carried?", "What are the three largest risks?")) {
                chat.append(user(question));
                chat.append(chat.sample());
            }
            int before = chat.messages().size();
            chat.compact();
            out.printf("%d messages became %d%n", before, chat.messages().size());

            chat.append(user("When is the third ferry ordered?"));
            out.println(chat.sample().content());
        }
    }
}
