// SPDX-License-Identifier: Apache-2.0
package com.example;

import static dev.filechat.testkit.assertions.FileChatAssertions.assertThat;
import static dev.filechat.testkit.chat.TextMatcher.containing;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Message;
import dev.filechat.files.StoredFile;
import dev.filechat.jackson.JacksonTool;
import dev.filechat.testkit.junit.FakeXaiExtension;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The main job against the fake, over TCP, with the versions that this build chose. */
class ReaderTest {
    @RegisterExtension
    static final FakeXaiExtension xai =
            FakeXaiExtension.builder().checkNoOpenCalls().build();

    record Currency(String code) {}

    @Test
    void uploadsWhatItWasGiven(FileChatClient client) {
        byte[] content = new byte[7 << 20]; // three chunks
        new Random(18).nextBytes(content);

        StoredFile stored = new Reader(client).upload("data.bin", content);

        assertThat(stored.size()).isEqualTo(content.length);
        assertThat(xai).hasFile("data.bin").withContent(content);
    }

    @Test
    void asksAboutAFile(FileChatClient client) {
        Reader reader = new Reader(client);
        StoredFile report = reader.upload("report.txt", bytes("The code of Project Heron is 48213. It rains."));

        assertThat(reader.ask(report, "What is the code of Project Heron?")).contains("48213");
    }

    @Test
    void readsARecord(FileChatClient client) {
        xai.chat().whenUserSays(containing("invoice")).reply("""
                {"number":"A-7","date":"2026-11-27","lines":[{"article":"tea","count":2,"price":3.50}],"note":null}""");
        Reader reader = new Reader(client);

        Invoice invoice = reader.invoice(reader.upload("invoice.txt", bytes("Invoice A-7")));

        assertThat(invoice)
                .isEqualTo(new Invoice(
                        "A-7",
                        LocalDate.of(2026, 11, 27),
                        List.of(new Invoice.Line("tea", 2, new BigDecimal("3.50"))),
                        Optional.empty()));
    }

    @Test
    void letsTheModelCallATool(FileChatClient client) {
        xai.chat().whenUserSays(containing("rate")).callTool("rate", "{\"code\":\"NOK\"}").then().reply("It is 11.7.");
        var rate = JacksonTool.of("rate", "Tells the rate", Currency.class, (currency, context) -> currency.code());

        var run = client.chat().create("grok-4.5").append(Message.user("The rate?")).runTools(rate);

        assertThat(run.content()).isEqualTo("It is 11.7.");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
