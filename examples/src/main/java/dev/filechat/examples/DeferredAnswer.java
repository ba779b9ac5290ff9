// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.DeferredChat;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;

/** Asks without waiting, and picks the answer up later by its id, as another process could. */
public final class DeferredAnswer {
    private DeferredAnswer() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // the file has to be there until the answer is
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("What are the three largest risks?", file(scope.upload(path))));
            String requestId = chat.defer().requestId();
            out.println("asked: " + requestId);

            DeferredChat deferred = client.chat().deferred(requestId);
            out.println("now: " + deferred.poll().status());
            out.println("then: " + deferred.await().content());
        }
    }
}
