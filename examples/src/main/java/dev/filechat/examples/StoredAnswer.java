// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;

/** Has the service keep an answer, goes on from it by its id, and deletes it. */
public final class StoredAnswer {
    private StoredAnswer() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        ChatService chats = client.chat();
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat first = chats.create(
                    "grok-4.5", ChatOptions.builder().storeMessages(true).build());
            first.append(user("How many departures were on time?", file(scope.upload(path))));
            String id = first.sample().id();
            out.println("kept: " + chats.stored(id).content());

            // A conversation that begins where the kept one ended: only the new question is sent.
            Chat second = chats.create(
                    "grok-4.5", ChatOptions.builder().previousResponseId(id).build());
            ChatResponse answer =
                    second.append(user("Is a new ferry ordered next summer?")).sample();
            out.println("then: " + answer.content());

            chats.deleteStored(id);
            try {
                chats.stored(id);
            } catch (NotFoundException gone) {
                out.println("deleted");
            }
        }
    }
}
