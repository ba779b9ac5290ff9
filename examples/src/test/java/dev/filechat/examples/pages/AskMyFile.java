// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

// snippet: program
import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.TerminalText;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import java.nio.file.Path;

/** Asks a question about a file. Arguments: the file and the question. */
public final class AskMyFile {
    private AskMyFile() {}

    public static void main(String[] args) {
        try (FileChatClient client = FileChatClient.create()) { // the key is in XAI_API_KEY
            ask(client, Path.of(args[0]), args[1]);
        }
    }

    /** Prints the answer while the model writes it, and returns it. */
    static String ask(FileChatClient client, Path path, String question) {
        try (FileScope scope = client.files().scope()) { // close() deletes the file
            StoredFile report = scope.upload(path);
            Chat chat = client.chat().create("grok-4.5").append(user(question, file(report)));
            try (ChatStream stream = chat.stream()) {
                for (String text : stream.text()) {
                    System.out.print(TerminalText.harmless(text));
                    System.out.flush();
                }
                System.out.println();
                return stream.response().content();
            }
        }
    }
}
// end
