// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FileScope;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;

/** Adds up what a conversation costs, and refuses the next question once a budget is spent. */
public final class CostLimit {
    private CostLimit() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "report.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        CostBudget budget = CostBudget.ofUsd(new BigDecimal("0.002"));
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5").costBudget(budget);
            chat.append(user(file(scope.upload(path))));
            for (String question : List.of(
                    "How many passengers?", "What are the three largest risks?", "When is the third ferry ordered?")) {
                ChatResponse answer = chat.append(user(question)).sample();
                chat.append(answer);
                out.printf(
                        "$%.6f for \"%s\", $%.6f in all%n",
                        answer.costInUsd().orElseThrow(), question, budget.spentInUsd());
            }
        } catch (CostBudgetException spent) {
            out.println(spent.getMessage());
        }
    }
}
