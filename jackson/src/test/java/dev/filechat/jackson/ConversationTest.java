// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static dev.filechat.testkit.chat.TextMatcher.containing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.Parsed;
import dev.filechat.chat.ToolResult;
import dev.filechat.chat.ToolRun;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.RunnableTool;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records in whole conversations with the service. */
class ConversationTest {
    record Rate(Orders.Currency currency) {}

    private final FakeXai xai = FakeXai.builder().inProcess().start();
    private final FileChatClient client = xai.client();

    @AfterEach
    void close() {
        client.close();
        xai.close();
    }

    @Test
    void anAnswerBecomesARecord() {
        RecordFormat<Orders.Order> format = RecordFormat.of(Orders.Order.class);
        Orders.Order order = new Orders.Order(
                "A1",
                LocalDate.of(2026, 1, 31),
                List.of(new Orders.Line("pen", 2, new Orders.Money(new BigDecimal("1.50"), Orders.Currency.EUR))),
                Optional.empty(),
                null,
                OptionalInt.of(5),
                Map.of());
        xai.chat().whenUserSays(containing("order")).reply(format.encode(order));

        Parsed<Orders.Order> parsed = ask("Read the order.").parse(format);

        assertThat(parsed.value()).isEqualTo(order);
        assertThat(xai.chat().lastRequest().settings().responseFormat()).contains(FormatType.JSON_SCHEMA);
        assertThat(xai.chat().lastRequest().settings().responseSchema()).contains(format.jsonSchema());
    }

    @Test
    void aScriptRepliesValuesThatAreNoObjects() {
        record Basket(List<String> items) {}
        xai.chat().whenUserSays(containing("list")).reply(List.of("pen", "ink"));
        xai.chat().whenUserSays(containing("basket")).reply(new Basket(List.of("pen")));
        xai.chat().whenUserSays(containing("number")).reply(7);
        xai.chat().whenUserSays(containing("map")).reply(Map.of("pen", 2));

        assertThat(ask("A list?")
                        .parse(RecordFormat.of(new TypeReference<List<String>>() {}))
                        .value())
                .containsExactly("pen", "ink");
        assertThat(ask("A basket?").parse(RecordFormat.of(Basket.class)).value())
                .isEqualTo(new Basket(List.of("pen")));
        assertThat(ask("A number?").parse(RecordFormat.of(Integer.class)).value())
                .isEqualTo(7);
        assertThat(ask("A map?")
                        .parse(RecordFormat.of(new TypeReference<Map<String, Integer>>() {}))
                        .value())
                .isEqualTo(Map.of("pen", 2));
        assertThat(ask("A list, with no schema?").sample().content()).isEqualTo("[\"pen\",\"ink\"]");
    }

    @Test
    void aListIsWrappedInAnObjectAndUnwrapped() {
        xai.chat().whenAnything().reply("{\"value\": [{\"type\": \"Card\", \"number\": \"1\"}]}");

        assertThat(ask("How was it paid?")
                        .parse(RecordFormat.of(new TypeReference<List<Orders.Payment>>() {}))
                        .value())
                .isEqualTo(List.of(new Orders.Payment.Card("1")));
    }

    @Test
    void anAnswerThatDoesNotMatchFailsWithTheAnswer() {
        xai.chat().whenAnything().reply("{\"amount\": \"much\", \"currency\": \"EUR\"}");

        OutputMismatchException thrown = catchThrowableOfType(
                OutputMismatchException.class, () -> ask("How much?").parse(RecordFormat.of(Orders.Money.class)));

        assertThat(thrown)
                .hasMessage("The answer does not fit the format at /amount: expected a number, found a string");
        assertThat(thrown.response().orElseThrow().content()).contains("much");
    }

    @Test
    void theSchemaIsOneThatAServiceCanFollow() {
        Chat chat = ask("Make an order.");

        Parsed<Orders.Order> parsed = chat.parse(RecordFormat.of(Orders.Order.class));

        assertThat(parsed.value().lines()).isNotNull();
    }

    @Test
    void aToolIsCalledWithARecordAndItsFailuresAreSentToTheModel() {
        xai.chat()
                .whenUserSays(containing("rate"))
                .callTool("rate", "{\"currency\": \"DM\"}")
                .then()
                .callTool("rate", "{\"currency\": \"usd\"}")
                .then()
                .reply("0.92");
        RunnableTool tool =
                JacksonTool.of("rate", "Tells an exchange rate", Rate.class, (rate, context) -> new BigDecimal("0.92"));

        ToolRun run = ask("What is the rate?").runTools(tool);

        assertThat(run.content()).isEqualTo("0.92");
        assertThat(run.results())
                .extracting(ToolResult::content)
                .containsExactly(
                        "Error: The arguments of rate do not fit its schema at /currency: expected one of EUR, usd,"
                                + " found another string",
                        "0.92");
    }

    @Test
    void aConversationGoesOnAfterItWasSaved() {
        xai.chat()
                .whenAnything()
                .replyWith(request -> "messages: " + request.messages().size());
        StoredFile file =
                client.files().upload(FileSource.of("order.txt", "two pens".getBytes(StandardCharsets.UTF_8)));
        Chat chat = client.chat()
                .create("grok-4.5", ChatOptions.builder().temperature(0.5f).build())
                .append(Message.user("What was ordered?", Content.file(file)));
        ChatResponse answer = chat.sample();
        chat.append(answer);

        Chat loaded = client.chat().restore(ChatJson.fromJson(ChatJson.toJson(chat.snapshot())));

        assertThat(loaded.messages()).isEqualTo(chat.messages());
        assertThat(loaded.usage()).isEqualTo(chat.usage());
        assertThat(loaded.cost()).isEqualTo(chat.cost());
        assertThat(loaded.append(Message.user("And when?")).sample().content()).isEqualTo("messages: 3");
        assertThat(xai.chat().lastRequest().settings().temperature()).hasValue(0.5);
        assertThat(xai.chat().lastRequest().files())
                .extracting(sent -> sent.id())
                .containsExactly(file.id());
    }

    private Chat ask(String question) {
        return client.chat().create("grok-4.5").append(Message.user(question));
    }
}
