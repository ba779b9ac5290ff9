// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FileScope;
import dev.filechat.jackson.JacksonTool;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Has a file analysed, and then lets the model call a function of ours with what it has read. */
public final class FunctionCalling {
    private static final Map<String, List<Payment>> LEDGER = Map.of(
            "2026-0417", List.of(new Payment("2026-04-20", "500.00 EUR"), new Payment("2026-04-28", "240.00 EUR")));

    /** What the model has to say when it calls the function. */
    record Query(String invoiceNumber) {}

    /** What the function answers, written as JSON. */
    record Payment(String date, String amount) {}

    private FunctionCalling() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "invoice.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        JacksonTool<Query> findPayments = JacksonTool.of(
                "find_payments",
                "Finds the payments that we have received for an invoice",
                Query.class,
                (query, call) -> LEDGER.getOrDefault(query.invoiceNumber(), List.of()));

        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("Who has to pay what, and by when?", file(scope.upload(path))));
            ChatResponse analysis = chat.sample();
            out.println(analysis.content());
            chat.append(analysis);

            ToolRun run = chat.append(user("How much of it is paid?")).runTools(findPayments);
            for (ToolResult result : run.results()) {
                out.printf("(%s %s)%n", result.call().name(), result.call().arguments());
            }
            out.println(run.content());
        }
    }
}
