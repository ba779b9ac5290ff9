// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.chat.Chat;
import dev.filechat.examples.StructuredOutput.Invoice;
import dev.filechat.files.FileScope;
import dev.filechat.jackson.RecordFormat;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads invoices as one batch, overnight and at a lower price, into lines of CSV: {@code ... *.pdf > invoices.csv}. */
public final class InvoiceBatch {
    private InvoiceBatch() {}

    /** Arguments: files, or none for samples. */
    public static void main(String[] args) {
        try (FileChatClient client = ExampleClient.open()) {
            run(client, ExampleFiles.files(args, "invoice.txt"), System.out);
        }
    }

    static void run(FileChatClient client, List<Path> paths, PrintStream csv) {
        RecordFormat<Invoice> format = RecordFormat.of(Invoice.class);
        Batch batch = client.batches().create("invoices");
        try (FileScope scope = client.files().scope(Duration.ofDays(2))) { // deletes the files at the end
            List<BatchItem> items = new ArrayList<>();
            for (Path path : paths) {
                Chat chat = client.chat().create("grok-4.5").append(user("Read it.", file(scope.upload(path))));
                items.add(BatchItem.of(path.getFileName().toString(), chat, format));
            }
            batch.addAll(items);
            batch.await(Duration.ofHours(24));
        }
        for (ItemOutcome outcome : batch.results()) {
            if (outcome instanceof ItemOutcome.Answered answered) {
                Invoice invoice = answered.parse(format).value();
                csv.printf("\"%s\",%s,%s%n", answered.id(), invoice.total(), invoice.dueDate());
            } else {
                System.err.println(outcome);
            }
        }
    }
}
