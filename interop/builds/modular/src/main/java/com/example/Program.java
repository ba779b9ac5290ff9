// SPDX-License-Identifier: Apache-2.0
package com.example;

import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.micrometer.FileChatObservation;
import dev.filechat.opentelemetry.FileChatTelemetry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.propagation.ContextPropagators;
import java.nio.charset.StandardCharsets;

/** Reads an invoice by a fake: its host, port and key are the arguments. */
public final class Program {
    private Program() {}

    /** Prints the invoice's number, and what was counted. */
    public static void main(String[] args) {
        MeterRegistry meters = new SimpleMeterRegistry();
        CountingPropagator propagator = new CountingPropagator();
        try (FileChatClient client = FileChatClient.builder()
                .apiKey(args[2])
                .endpoint(args[0], Integer.parseInt(args[1]))
                .plaintext()
                .observer(FileChatObservation.observer(ObservationRegistry.create(), meters))
                .observer(FileChatTelemetry.create(OpenTelemetry.propagating(ContextPropagators.create(propagator))))
                .build()) {
            Reader reader = new Reader(client);
            byte[] content = "Invoice A-7".getBytes(StandardCharsets.UTF_8);
            Bulk bulk = Bulk.of(client);
            StoredFile file = bulk.uploadOnce(FileSource.of("invoice.txt", content));
            StoredFile same = bulk.uploadOnce(FileSource.of("copy.txt", content));
            System.out.println(reader.invoice(file).number() + (same.equals(file) ? "" : ", uploaded twice"));
            System.out.println("bytes sent: "
                    + (long) meters.get("xai.client.file.io").counter().count());
            System.out.println("calls traced: " + propagator.calls());
        }
    }
}
