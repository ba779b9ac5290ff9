// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.inlineFile;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import java.io.PrintStream;
import java.nio.file.Path;

/** Asks about a small file whose bytes go with the question: nothing is uploaded, nothing has to be deleted. */
public final class InlineFile {
    private InlineFile() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "invoice.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        Chat chat = client.chat().create("grok-4.5");
        chat.append(user("Who has to pay what, and by when?", inlineFile(path)));
        out.println(chat.sample().content());
    }
}
