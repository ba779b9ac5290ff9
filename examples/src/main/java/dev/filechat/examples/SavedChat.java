// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.files.FileScope;
import dev.filechat.jackson.ChatJson;
import java.io.PrintStream;
import java.nio.file.Path;

/** Saves a conversation as JSON, as a server keeps it between two requests of its user, and goes on with it. */
public final class SavedChat {
    private SavedChat() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // the file has to be there as long as it is asked about
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("How many passengers were carried?", file(scope.upload(path))));
            chat.append(chat.sample());
            String json = ChatJson.toJson(chat.snapshot());
            out.printf("saved %d messages as JSON%n", chat.messages().size());

            Chat restored = client.chat().restore(ChatJson.fromJson(json));
            restored.append(user("And how many departures were on time?"));
            out.println(restored.sample().content());
            out.printf("%,d tokens in all%n", restored.usage().totalTokens());
        }
    }
}
