// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static dev.filechat.chat.messages.Content.file;
import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.jackson.JacksonTool;
import dev.filechat.jackson.RecordFormat;
import dev.filechat.jackson.RecordStream;
import dev.filechat.testkit.FakeXai;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The code of docs/structured-output.md. */
class JsonPageTest {
    private static final String LINE = "{\"article\":\"tea\",\"count\":2,\"price\":3.50}";

    private final FakeXai xai = FakeXai.start();
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();
    private final Chat chat = client.chat().create("grok-4.5");
    private final List<Object> shown = new ArrayList<>();

    @AfterEach
    void stop() {
        client.close();
        xai.close();
    }

    // snippet: records
    record Line(@JsonPropertyDescription("What was ordered") String article, int count, BigDecimal price) {}

    record Invoice(String number, LocalDate date, List<Line> lines, Optional<String> note) {}
    // end

    // snippet: arguments
    record Rate(@JsonPropertyDescription("Three letters") String currency, Optional<LocalDate> on) {}
    // end

    private void show(Object line) {
        shown.add(line);
    }

    @Test
    void anAnswerIsARecord() {
        StoredFile pdf = client.files().upload(FileSource.text("invoice.txt", "Invoice A-7"));
        xai.chat().whenAnything().reply("{\"number\":\"A-7\",\"date\":\"2026-11-27\",\"lines\":[" + LINE + "]}");
        // snippet: parse
        Invoice invoice = chat.append(user("Read the invoice.", file(pdf)))
                .parse(RecordFormat.of(Invoice.class))
                .value();
        // end
        assertThat(invoice)
                .isEqualTo(new Invoice(
                        "A-7",
                        LocalDate.of(2026, 11, 27),
                        List.of(new Line("tea", 2, new BigDecimal("3.50"))),
                        Optional.empty()));
    }

    @Test
    void aListIsReadWhileItIsWritten() {
        xai.chat().whenAnything().reply("{\"value\":[" + LINE + "," + LINE.replace("tea", "salt") + "]}");
        chat.append(user("What was ordered?"));
        // snippet: stream
        try (RecordStream<Line> lines = RecordStream.of(chat, RecordFormat.of(new TypeReference<List<Line>>() {}))) {
            for (Line line : lines) {
                show(line); // as soon as the model has written it
            }
            chat.append(lines.response());
        }
        // end
        assertThat(shown)
                .containsExactly(
                        new Line("tea", 2, new BigDecimal("3.50")), new Line("salt", 2, new BigDecimal("3.50")));
    }

    /** The rate of a day. */
    private static BigDecimal rateOf(String currency, Optional<LocalDate> on) {
        return new BigDecimal(currency.equals("NOK") && on.isEmpty() ? "11.7" : "0");
    }

    @Test
    void theModelCallsATool() {
        xai.chat()
                .whenAnything()
                .callTool("rate", "{\"currency\":\"NOK\"}")
                .then()
                .reply("It is 2.99 euros.");
        // snippet: tool
        RunnableTool rate = JacksonTool.of(
                "rate",
                "Tells the exchange rate to the euro",
                Rate.class,
                (arguments, context) -> rateOf(arguments.currency(), arguments.on()));

        ToolRun run = chat.append(user("What is the total in euros?")).runTools(rate);
        // end
        assertThat(run.content()).isEqualTo("It is 2.99 euros.");
        assertThat(xai.chat().requests().getLast().toString()).contains("11.7");
    }
}
