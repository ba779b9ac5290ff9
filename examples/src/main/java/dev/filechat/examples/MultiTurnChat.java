// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.system;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** Asks several questions about a file in one conversation: the model knows what was said before. */
public final class MultiTurnChat {
    private MultiTurnChat() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        List<String> questions = List.of(
                "How many passengers were carried?",
                "And how many departures were on time?",
                "When is the third ferry ordered?");
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(system("Answer in one sentence."));
            chat.append(user(file(scope.upload(path))));
            for (String question : questions) {
                ChatResponse answer = chat.append(user(question)).sample();
                chat.append(answer); // a chat keeps what it is given, nothing else
                out.printf("> %s%n%s%n%n", question, answer.content());
            }
            out.printf(
                    "%d messages, %,d tokens in all%n",
                    chat.messages().size(), chat.usage().totalTokens());
        }
    }
}
