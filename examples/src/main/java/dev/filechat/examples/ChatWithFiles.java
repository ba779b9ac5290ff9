// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.TerminalText;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;

/** Uploads a file, asks about it, prints the answer as it is written, and deletes the file. */
public final class ChatWithFiles {
    private ChatWithFiles() {}

    /** Arguments: a file and a question. */
    public static void main(String[] args) {
        try (FileChatClient client = FileChatClient.create()) { // key from XAI_API_KEY, transport from the class path
            run(client, Path.of(args[0]), args[1], System.out);
        }
    }

    static void run(FileChatClient client, Path path, String question, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // close() deletes what was uploaded through it
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user(question, file(scope.upload(path))));

            try (ChatStream stream = chat.stream()) { // close() cancels the call
                for (String text : stream.text()) {
                    out.print(TerminalText.harmless(text));
                    out.flush();
                }
                out.println();
            }
            chat.usage()
                    .costInUsd()
                    .ifPresent(usd -> out.printf(
                            "It costs $%s.%n", usd.stripTrailingZeros().toPlainString()));
        }
    }
}
