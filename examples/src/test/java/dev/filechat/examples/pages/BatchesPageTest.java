// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.jackson.RecordFormat;
import dev.filechat.testkit.FakeXai;
import io.grpc.Status.Code;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The code of docs/batches.md. */
class BatchesPageTest {
    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    private final List<StoredFile> invoices = new ArrayList<>();

    @BeforeEach
    void uploadInvoices() {
        for (String name : List.of("a.txt", "b.txt")) {
            invoices.add(client.files().upload(FileSource.of(name, "Total: 12.50".getBytes(UTF_8))));
        }
        xai.chat().whenAnything().withFile("a.txt").reply("{\"total\": 12.50}");
        xai.chat().whenAnything().withFile("b.txt").fail(Code.INVALID_ARGUMENT, "The file is empty");
    }

    // snippet: record
    record Invoice(BigDecimal total) {}
    // end

    @Test
    void fromTheFilesToTheAnswers() {
        Map<String, String> lines = new TreeMap<>();
        // snippet: batch
        RecordFormat<Invoice> format = RecordFormat.of(Invoice.class);
        List<BatchItem> items = new ArrayList<>();
        for (StoredFile invoice : invoices) {
            items.add(BatchItem.of(
                    invoice.name(),
                    client.chat().create("grok-4.5").append(user("What is the total?", file(invoice))),
                    format));
        }
        Batch batch = client.batches().create("invoices");
        batch.addAll(items);

        batch.await(Duration.ofHours(24));

        for (ItemOutcome outcome : batch.results()) {
            switch (outcome) {
                case ItemOutcome.Answered answered ->
                    lines.put(
                            answered.id(),
                            answered.parse(format).value().total().toString());
                case ItemOutcome.Failed failed -> lines.put(failed.id(), failed.message());
                case ItemOutcome.Other other -> lines.put(other.id(), "is no chat");
            }
        }
        // end
        assertThat(lines).containsExactly(Map.entry("a.txt", "12.50"), Map.entry("b.txt", "The file is empty"));
    }

    @Test
    void laterInAnotherProcess() {
        Batch created = client.batches().create("night");
        List<BatchItem> items = List.of(
                BatchItem.of("a", client.chat().create("grok-4.5").append(user("Total?", file(invoices.getFirst())))),
                BatchItem.of("b", client.chat().create("grok-4.5").append(user("Total?", file(invoices.getLast())))));
        created.add(items.getFirst());
        String id = created.id();
        // snippet: later
        Batch batch = client.batches().batch(id);
        batch.addMissing(items); // those that the first process did not add
        BatchInfo end = batch.await(
                Duration.ofHours(24), info -> info.counts().ifPresent(counts -> System.out.println(counts.pending())));
        BigDecimal cost = end.cost().orElseThrow().totalInUsd();
        // end
        assertThat(xai.batches().requestIds(id)).containsExactly("a", "b");
        assertThat(cost).isPositive();
    }
}
