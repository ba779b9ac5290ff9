// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;

/** Prints an answer while it is written, and then what it used. */
public final class StreamedAnswer {
    private StreamedAnswer() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("What are the three largest risks?", file(scope.upload(path))));

            try (ChatStream stream = chat.stream()) { // closing it early cancels the call
                for (String text : stream.text()) {
                    out.print(text);
                    out.flush();
                }
                out.println();
                chat.append(stream.response()); // the whole answer, for the next question
            }
            out.printf("(%,d tokens)%n", chat.usage().totalTokens());
        }
    }
}
