// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;

import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemOutcome.Answered;
import dev.filechat.examples.StructuredOutput.Invoice;
import dev.filechat.files.sources.FileSource;
import dev.filechat.jackson.RecordFormat;
import java.time.Duration;

/** Reads a folder of invoices as one batch, overnight and at a lower price: {@code InvoiceBatch FOLDER RESULT.csv}. */
public final class InvoiceBatch {
    public static void main(String[] args) {
        try (var client = ExampleClient.open();
                var scope = client.files().scope(Duration.ofDays(2)); // deletes the files at the end
                var csv = ExampleFiles.result(args)) {
            var format = RecordFormat.of(Invoice.class);
            var chat = client.chat().create("grok-4.5");
            var files = scope.uploadAll(FileSource.folder(ExampleFiles.folder(args, "invoice.txt")))
                    .orThrow();
            var batch = client.batches().create("invoices");
            batch.addAll(files.stream()
                    .map(file -> BatchItem.of(file.name(), chat.fork().append(user("Read it.", file(file))), format))
                    .toList());
            batch.await(Duration.ofHours(24));
            for (var outcome : batch.results()) {
                if (outcome instanceof Answered answered) {
                    Invoice invoice = answered.parse(format).value();
                    csv.printf("\"%s\",%s,%s%n", answered.id(), invoice.total(), invoice.dueDate());
                } else {
                    System.err.println(outcome);
                }
            }
        }
    }
}
