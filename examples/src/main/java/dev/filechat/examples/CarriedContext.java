// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.TaskDecorator;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRun;
import dev.filechat.files.FileScope;
import dev.filechat.jackson.JacksonTool;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ContextSnapshotFactory;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;

/** Lets functions know for whom they work: Micrometer carries a thread-local over to the threads that they run on. */
public final class CarriedContext {
    private static final ThreadLocal<String> USER = new ThreadLocal<>();
    private static final Map<String, BigDecimal> RATES =
            Map.of("CHF", new BigDecimal("0.94"), "SEK", new BigDecimal("11.02"));

    record Amount(BigDecimal euros, String currency) {}

    private CarriedContext() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open(contextOfTheCaller())) {
            USER.set("Ada");
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        } finally {
            USER.remove();
        }
    }

    /** Whatever is registered goes along: a trace, a security context, the thread-local here. */
    static TaskDecorator contextOfTheCaller() {
        ContextRegistry registry = new ContextRegistry().registerThreadLocalAccessor("user", USER);
        ContextSnapshotFactory snapshots =
                ContextSnapshotFactory.builder().contextRegistry(registry).build();
        return task -> snapshots.captureAll().wrap(task);
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        JacksonTool<Amount> convert = JacksonTool.of("convert", "Converts euros", Amount.class, (amount, call) -> {
            BigDecimal rate = RATES.get(amount.currency());
            if (rate == null) {
                throw new IllegalArgumentException("No rate for " + amount.currency()); // the model is told
            }
            return amount.euros().multiply(rate) + " " + amount.currency() + ", converted for " + USER.get();
        });
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("What is the revenue in CHF and in SEK?", file(scope.upload(path))));
            ToolRun run = chat.runTools(convert);
            for (ToolResult result : run.results()) {
                out.println(result.content());
            }
        }
    }
}
