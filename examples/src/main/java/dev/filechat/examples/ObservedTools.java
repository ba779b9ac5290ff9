// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolObserver;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.ToolRunOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FileScope;
import dev.filechat.jackson.JacksonTool;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Watches the model calling functions, several at once, and being answered. */
public final class ObservedTools {
    private static final Map<String, BigDecimal> RATES =
            Map.of("CHF", new BigDecimal("0.94"), "SEK", new BigDecimal("11.02"));

    record Amount(BigDecimal euros, String currency) {}

    private ObservedTools() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        JacksonTool<Amount> convert = JacksonTool.of("convert", "Converts euros", Amount.class, (amount, call) -> {
            BigDecimal rate = RATES.get(amount.currency());
            if (rate == null) {
                throw new IllegalArgumentException("No rate for " + amount.currency()); // the model is told
            }
            return amount.euros().multiply(rate) + " " + amount.currency();
        });
        ToolObserver observer = new ToolObserver() {
            @Override
            public void onResponse(int round, ChatResponse response) {
                out.printf("round %d: %d calls%n", round, response.toolCalls().size());
            }

            @Override
            public void onToolEnd(ToolResult result) {
                out.println("  " + result.call().arguments() + " -> " + result.content());
            }
        };
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("What is the revenue in CHF and in SEK?", file(scope.upload(path))));
            ToolRun run = chat.runTools(
                    List.of(convert),
                    ToolRunOptions.builder().observer(observer).build());
            out.println(run.content());
        }
    }
}
