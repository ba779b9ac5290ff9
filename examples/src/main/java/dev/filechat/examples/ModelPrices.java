// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Message.user;

import java.io.IOException;

/** Lists what the models cost, and what a question about a text would: {@code ModelPrices FILE "QUESTION"}. */
public final class ModelPrices {
    public static void main(String[] args) throws IOException {
        var file = ExampleFiles.file(args, "report.txt");
        var question = args.length > 1 ? args[1] : "What are the three largest risks?";
        var out = System.out;
        try (var client = ExampleClient.open()) {
            var models = client.models();
            out.printf("%-30s %9s %9s %15s%n", "USD per million tokens", "prompt", "answer", "longest prompt");
            for (var model : models.languageModels()) {
                var prompt = model.promptTextPrice().usdPerMillionTokens();
                var answer = model.completionPrice().usdPerMillionTokens();
                out.printf("%-30s %9.4f %9.4f %,15d%n", model.name(), prompt, answer, model.maxPromptTokens());
            }
            out.printf("%n%-30s %9s%n", "USD per picture", "price");
            for (var model : models.imageModels()) {
                out.printf("%-30s %9.4f%n", model.name(), model.imagePriceInUsd());
            }

            var chat = client.chat().create("grok-4.5").append(user(question)); // which is not sent
            var price = models.languageModel(chat.model());
            var asked = models.countTokens(chat);
            var read = models.countTokens(chat.model(), ExampleFiles.text(file));
            out.printf("%n%s has %,d tokens, and the question %,d.%n", file.getFileName(), read, asked);
            out.printf(
                    "Asking %s costs $%.6f,",
                    price.name(), price.promptTextPrice().usdOf(asked + read));
            out.printf(
                    " and an answer of 100 tokens $%.6f.%n",
                    price.completionPrice().usdOf(100));
        }
    }
}
