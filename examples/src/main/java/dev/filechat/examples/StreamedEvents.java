// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.nio.file.Path;

/** Tells what happens while an answer is written: thinking, text, calls of tools, sources, the end. */
public final class StreamedEvents {
    private StreamedEvents() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        ChatOptions options =
                ChatOptions.builder().reasoningEffort(ReasoningEffort.LOW).build();
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5", options);
            chat.append(user("Which ferry entered service in April?", file(scope.upload(path))));

            try (ChatStream stream = chat.stream()) {
                for (ChatEvent event : stream.events()) {
                    print(event, out);
                }
            }
        }
    }

    private static void print(ChatEvent event, PrintStream out) {
        switch (event) {
            case ChatEvent.Reasoning thought -> out.print('.');
            case ChatEvent.Text text -> out.print(text.text());
            case ChatEvent.ToolCalled called ->
                out.printf("[calls %s]", called.call().name());
            case ChatEvent.Cited cited ->
                out.printf("[cites %s]", cited.citation().source());
            case ChatEvent.SourceUsed source -> out.printf("%n[uses %s]", source.url());
            case ChatEvent.UsageReported reported ->
                out.printf("%n[%,d tokens]", reported.usage().totalTokens());
            case ChatEvent.Finished finished -> out.printf("%n[%s]%n", finished.reason());
        }
        out.flush();
    }
}
