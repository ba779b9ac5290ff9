// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.files.FileScope;
import dev.filechat.jackson.RecordFormat;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;

/** Reads an invoice into a record: the model is held to its schema, and its answer becomes a value. */
public final class StructuredOutput {
    /** What is wanted of an invoice. */
    record Invoice(
            String invoiceNumber,
            String customer,

            @JsonPropertyDescription("With tax, as a number")
            BigDecimal total,

            String currency,
            LocalDate dueDate) {}

    private StructuredOutput() {}

    /** Argument: a file, or none for a sample. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.file(args, "invoice.txt"), System.out);
        }
    }

    static void run(FileChatClient client, Path path, PrintStream out) {
        try (FileScope scope = client.files().scope()) { // deletes the file at the end
            Chat chat = client.chat().create("grok-4.5");
            chat.append(user("Read this invoice.", file(scope.upload(path))));
            Invoice invoice = chat.parse(RecordFormat.of(Invoice.class)).value();

            out.printf(
                    "%s owes %s %s by %s (invoice %s)%n",
                    invoice.customer(),
                    invoice.total(),
                    invoice.currency(),
                    invoice.dueDate(),
                    invoice.invoiceNumber());
        }
    }
}
