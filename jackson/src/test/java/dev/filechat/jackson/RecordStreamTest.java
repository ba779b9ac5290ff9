// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.OutputMismatchException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.chat.ScriptedOutput;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists that are read while the model writes them. */
class RecordStreamTest {
    private static final RecordFormat<List<Orders.Money>> MONEY =
            RecordFormat.of(new TypeReference<List<Orders.Money>>() {});
    private static final RecordFormat<List<String>> TEXTS = RecordFormat.of(new TypeReference<List<String>>() {});
    private static final Orders.Money ONE = new Orders.Money(new BigDecimal("1.50"), Orders.Currency.EUR);
    private static final Orders.Money TWO = new Orders.Money(new BigDecimal("2"), Orders.Currency.USD);

    private final FakeXai xai = FakeXai.builder().inProcess().start();
    private final FileChatClient client = xai.client();

    @AfterEach
    void close() {
        client.close();
        xai.close();
    }

    @Test
    void anElementArrivesBeforeTheNextIsWritten() {
        xai.chat()
                .whenAnything()
                .replyStreaming(
                        "{\"value\": [{\"amount\": 1.", "50, \"currency\": \"EUR\"", "}, ", "{\"amount\"", ": 2}]}")
                .delay(Duration.ofMillis(1));
        try (RecordStream<Orders.Money> stream = RecordStream.of(chat(), MONEY)) {
            Iterator<Orders.Money> money = stream.iterator();

            assertThat(money.next()).isEqualTo(ONE);
            assertThat(stream.response().content()).endsWith("\"EUR\"}, ");
        }
    }

    @Test
    void allElementsArriveAndTheAnswerIsComplete() {
        String answer = MONEY.encode(List.of(ONE, TWO));
        xai.chat().whenAnything().replyStreaming(answer.split("(?<=.)"));

        Chat chat = chat();
        try (RecordStream<Orders.Money> stream = RecordStream.of(chat, MONEY)) {
            assertThat(stream).containsExactly(ONE, TWO);
            assertThat(stream.iterator()).isExhausted();
            assertThatThrownBy(() -> stream.iterator().next()).isInstanceOf(NoSuchElementException.class);
            assertThat(stream.response().content()).isEqualTo(answer);
            chat.append(stream.response());
        }
        assertThat(xai.chat().lastRequest().settings().responseSchema()).contains(MONEY.jsonSchema());
        assertThat(chat.options().responseFormat()).isEmpty();
    }

    @Test
    void elementsMayBeTextsAndLists() {
        RecordFormat<List<List<String>>> format = RecordFormat.of(new TypeReference<List<List<String>>>() {});
        List<List<String>> lists = List.of(List.of(), List.of("a ] } \" \\", "ä\uD83D\uDE00"), List.of("b"));
        xai.chat().whenAnything().reply(format.encode(lists));
        try (RecordStream<List<String>> stream = RecordStream.of(chat(), format)) {
            assertThat(stream).containsExactlyElementsOf(lists);
        }
        xai.chat().whenAnything().reply(TEXTS.encode(List.of("a", "b")));
        try (RecordStream<String> stream = RecordStream.of(chat(), TEXTS)) {
            assertThat(stream).containsExactly("a", "b");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```",
                "\n %s",
                "```\n%s```",
                "```json %s ```",
                "```%s```",
                "~~~~javascript\r\n%s\n~~~~",
                "````\n```json\n%s\n```\n````"
            })
    void aFenceIsRemoved(String around) {
        xai.chat()
                .whenAnything()
                .replyStreaming(around.formatted(TEXTS.encode(List.of("a"))).split("(?<=.)"));
        try (RecordStream<String> stream = RecordStream.of(chat(), TEXTS)) {
            Iterator<String> texts = stream.iterator();

            assertThat(texts.next()).isEqualTo("a");
            assertThat(stream.response().content()).doesNotContain("]");
            assertThat(texts).isExhausted();
        }
    }

    @Test
    void anElementThatDoesNotMatchFailsAtOnceWithItsPlace() {
        xai.chat()
                .whenAnything()
                .replyStreaming(
                        "{\"value\": [",
                        "{\"amount\": 1.50, \"currency\": \"EUR\"},",
                        "{\"amount\": 2}, ",
                        "never read")
                .breakAfter(3);
        List<Orders.Money> seen = new ArrayList<>();
        try (RecordStream<Orders.Money> stream = RecordStream.of(chat(), MONEY)) {
            OutputMismatchException thrown =
                    catchThrowableOfType(OutputMismatchException.class, () -> stream.forEach(seen::add));

            assertThat(seen).containsExactly(ONE);
            assertThat(thrown.path()).isEqualTo("/value/1/currency");
            assertThat(thrown).hasMessageContaining("expected one of EUR, usd, found nothing");
            assertThat(thrown.response().orElseThrow().content()).isEqualTo(thrown.text());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '|',
            value = {
                "{\"amount\": 1e99999999999, \"currency\": \"EUR\"}; /value/1/amount; a number is out of range",
                "{\"amount\": 1e999999999, \"currency\": \"EUR\"}; /value/1/amount; found a number out of range",
                "{\"amount\": 2, \"amount\": 3}; /value/1/amount; the property is there twice",
                "{\"amount\": -1, \"currency\": \"EUR\"}; /value/1; amount must not be negative"
            })
    void everyProblemOfAnElementFailsAtOnceWithItsPlace(String element, String path, String problem) {
        xai.chat()
                .whenAnything()
                .replyStreaming("{\"value\": [{\"amount\": 1.50, \"currency\": \"EUR\"},", element + ", ", "never read")
                .breakAfter(2);
        List<Orders.Money> seen = new ArrayList<>();
        try (RecordStream<Orders.Money> stream = RecordStream.of(chat(), MONEY)) {
            OutputMismatchException thrown =
                    catchThrowableOfType(OutputMismatchException.class, () -> stream.forEach(seen::add));

            assertThat(seen).containsExactly(ONE);
            assertThat(thrown.path()).isEqualTo(path);
            assertThat(thrown).hasMessageContaining(problem);
            assertThat(thrown.response()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"a\"]",
                "{\"values\": [\"a\"]}",
                "{\"value\": \"a\"}",
                "{\"value\": {\"value\": [\"a\"]}}",
                "{\"more\": 1, \"value\": []}",
                "Here: {\"value\": []}",
                "{\"value\": []} and more",
                "{\"value\": [], \"more\": [1]}",
                "{\"value\": [",
                "```json",
                ""
            })
    void anAnswerThatIsNotSuchAListFailsAtItsEnd(String answer) {
        xai.chat().whenAnything().replyStreaming(answer);
        List<String> seen = new ArrayList<>();
        try (RecordStream<String> stream = RecordStream.of(chat(), TEXTS)) {
            assertThatThrownBy(() -> stream.forEach(seen::add)).isInstanceOf(OutputMismatchException.class);
        }
        assertThat(seen).isEmpty();
    }

    @Test
    void aBrokenStreamFailsAfterTheElementsThatArrived() {
        xai.chat()
                .whenAnything()
                .replyStreaming("{\"value\": [\"a\", ", "\"b\"]}")
                .breakAfter(1);
        List<String> seen = new ArrayList<>();
        try (RecordStream<String> stream = RecordStream.of(chat(), TEXTS)) {
            assertThatThrownBy(() -> stream.forEach(seen::add)).isInstanceOf(StreamInterruptedException.class);
        }
        assertThat(seen).containsExactly("a");
    }

    @Test
    void otherTextsBeforeTheListDoNotHideIt() {
        xai.chat()
                .whenAnything()
                .outputs(
                        ScriptedOutput.assistant("I look into the files."),
                        ScriptedOutput.assistant("{\"value\": [\"a\", \"b\"]}"));
        try (RecordStream<String> stream = RecordStream.of(chat(), TEXTS)) {
            assertThat(stream).containsExactly("a", "b");
        }
    }

    @Test
    void aClosedStreamHasNoMoreElements() {
        xai.chat().whenAnything().replyStreaming("{\"value\": [\"a\", ", "\"b\"]}");
        RecordStream<String> stream = RecordStream.of(
                chat(), TEXTS, ChatOptions.builder().temperature(0).build());

        assertThat(stream.iterator().next()).isEqualTo("a");
        stream.close();

        assertThat(stream.iterator().hasNext()).isFalse();
        assertThat(xai.chat().lastRequest().settings().temperature()).hasValue(0);
    }

    private Chat chat() {
        return client.chat().create("grok-4.5").append(Message.user("List it."));
    }
}
