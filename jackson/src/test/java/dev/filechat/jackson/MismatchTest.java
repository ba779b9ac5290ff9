// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.filechat.chat.OutputMismatchException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The failures of answers that do not match. */
class MismatchTest {
    private static final RecordFormat<Orders.Page<Orders.Line>> PAGE =
            RecordFormat.of(new TypeReference<Orders.Page<Orders.Line>>() {});
    private static final String PRICE = "\"price\": {\"amount\": 1, \"currency\": \"EUR\"}";

    @ParameterizedTest
    @MethodSource
    void aMismatchSaysWhereItIsAndWhatIsExpected(String json, String path, String problem) {
        OutputMismatchException thrown = catchThrowableOfType(OutputMismatchException.class, () -> PAGE.decode(json));

        assertThat(thrown.path()).isEqualTo(path);
        assertThat(thrown).hasMessageEndingWith((path.isEmpty() ? "its root" : path) + ": " + problem);
        assertThat(thrown.text()).isEqualTo(json);
        assertThat(thrown).hasNoCause();
    }

    static Stream<Arguments> aMismatchSaysWhereItIsAndWhatIsExpected() {
        return Stream.of(
                Arguments.of("[]", "", "expected an object, found an array"),
                Arguments.of("null", "", "expected an object, found null"),
                Arguments.of("", "", "expected JSON, found no text"),
                Arguments.of(" \n", "", "expected JSON, found no text"),
                Arguments.of("{}", "/items", "expected an array, found nothing"),
                Arguments.of("{\"items\": {}}", "/items", "expected an array, found an object"),
                Arguments.of("{\"items\": [null]}", "/items/0", "expected an object, found null"),
                Arguments.of("{\"items\": [\"secret\"]}", "/items/0", "expected an object, found a string"),
                Arguments.of(
                        "{\"items\": [{\"article\": 1, \"count\": 1, " + PRICE + "}]}",
                        "/items/0/article",
                        "expected a string, found a number"),
                Arguments.of(
                        "{\"items\": [{\"article\": \"a\", \"count\": \"secret\", " + PRICE + "}]}",
                        "/items/0/count",
                        "expected an integer from -2147483648 to 2147483647, found a string"),
                Arguments.of(
                        "{\"items\": [{\"article\": \"a\", \"count\": 3.7, " + PRICE + "}]}",
                        "/items/0/count",
                        "expected an integer from -2147483648 to 2147483647, found a number with a fraction"),
                Arguments.of(
                        "{\"items\": [{\"article\": \"a\", \"count\": 3000000000, " + PRICE + "}]}",
                        "/items/0/count",
                        "expected an integer from -2147483648 to 2147483647, found a number out of range"),
                Arguments.of(
                        "{\"items\": [{\"article\": \"a\", " + PRICE + "}]}",
                        "/items/0/count",
                        "expected an integer from -2147483648 to 2147483647, found nothing"),
                Arguments.of(
                        "{\"items\": [], \"best\": {\"article\": \"a\", \"count\": 1, "
                                + "\"price\": {\"amount\": 1, \"currency\": \"secret\"}}}",
                        "/best/price/currency",
                        "expected one of EUR, usd, found another string"),
                Arguments.of("{\"items\": [], \"a/b~c\": 1}", "/a~1b~0c", "unknown property; known are best, items"),
                Arguments.of("{\"items\": [], \"items\": []}", "/items", "the property is there twice"),
                Arguments.of(
                        "{\"items\": []} {}",
                        "",
                        "expected one JSON value, found more text after it, at line 1, column 15"),
                Arguments.of(
                        "{\"items\": []}\nsecret",
                        "",
                        "expected one JSON value, found more text after it, at line 2, column 1"),
                Arguments.of(
                        "Here it is: {\"items\": []}", "", "expected JSON, found something else at line 1, column 1"),
                Arguments.of(
                        "{\"items\": [{\"article\"",
                        "/items/0/article",
                        "expected JSON, found a text that ends in the middle of it; a limit of tokens may have cut it"),
                Arguments.of(
                        "[".repeat(2000),
                        "/0".repeat(1000),
                        "it is nested too deep, or has a name or number that is too long"));
    }

    /** Numbers that java.math cannot represent, and numbers that take very long to compute with. */
    @ParameterizedTest
    @MethodSource
    void aNumberWithAHugeExponentIsAMismatchForEveryType(Type type, String number, String problem) {
        RecordFormat<?> format = RecordFormat.of(new TypeReference<>() {
            @Override
            public Type getType() {
                return type;
            }
        });

        OutputMismatchException thrown =
                catchThrowableOfType(OutputMismatchException.class, () -> format.decode("{\"value\": " + number + "}"));

        assertThat(thrown.path()).isEqualTo("/value");
        assertThat(thrown).hasMessageContaining(problem).hasNoCause();
    }

    static Stream<Arguments> aNumberWithAHugeExponentIsAMismatchForEveryType() {
        Stream<Type> types = Stream.of(
                byte.class,
                Short.class,
                int.class,
                long.class,
                float.class,
                Double.class,
                BigInteger.class,
                BigDecimal.class,
                OptionalInt.class,
                OptionalLong.class,
                OptionalDouble.class);
        return types.flatMap(type -> Stream.of(
                Arguments.of(type, "1e99999999999", "a number is out of range"),
                Arguments.of(type, "-1E-99999999999", "a number is out of range"),
                Arguments.of(type, "1e999999999", "found a number out of range"),
                Arguments.of(type, "-7.5E-999999999", "found a number ")));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {int.class, Integer.class, OptionalInt.class, long.class, OptionalLong.class, BigInteger.class})
    void aFractionIsNoInteger(Class<?> type) {
        assertThatThrownBy(() -> RecordFormat.of(type).decode("{\"value\": 3.7}"))
                .isInstanceOf(OutputMismatchException.class)
                .hasMessageContaining("/value: expected an integer")
                .hasMessageEndingWith("found a number with a fraction");
    }

    @Test
    void aHugeNumberInPlaceOfSomethingElseIsAMismatch() {
        assertThatThrownBy(() -> RecordFormat.of(String.class).decode("{\"value\": 1e999999999}"))
                .hasMessageEndingWith("/value: expected a string, found a number");
        assertThatThrownBy(() -> RecordFormat.of(Orders.Currency.class).decode("{\"value\": 1e999999999}"))
                .hasMessageEndingWith("/value: expected one of EUR, usd, found a number");
        assertThatThrownBy(() -> PAGE.decode("{\"items\": [], \"more\": 1e99999999999}"))
                .isInstanceOf(OutputMismatchException.class)
                .hasMessageEndingWith("/more: a number is out of range");
    }

    @Test
    void anExceptionOfTheCallersMapperIsAMismatch() {
        record Both(int number, List<String> texts) {}
        SimpleModule module = new SimpleModule().addDeserializer(Both.class, new StdDeserializer<>(Both.class) {
            @Override
            public Both deserialize(JsonParser parser, DeserializationContext context) {
                throw new IllegalStateException("secret");
            }
        });
        RecordFormat<Both> format = RecordFormat.of(
                Both.class, JsonMapper.builder().addModule(module).build());

        assertThatThrownBy(() -> format.decode("{\"number\": 3, \"texts\": []}"))
                .isInstanceOf(OutputMismatchException.class)
                .hasMessageEndingWith("its root: reading it failed with java.lang.IllegalStateException")
                .hasNoCause();
    }

    @Test
    void aStackOverflowIsAMismatch() {
        record Deep(int number) {
            Deep {
                throw new StackOverflowError();
            }
        }
        assertThatThrownBy(() -> RecordFormat.of(Deep.class).decode("{\"number\": 3}"))
                .isInstanceOf(OutputMismatchException.class)
                .hasMessageEndingWith("its root: it is nested too deep");
    }

    @Test
    void aRecordThatRefusesItsComponentsSaysWhy() {
        String json = "{\"amount\": -1, \"currency\": \"EUR\"}";

        assertThatThrownBy(() -> RecordFormat.of(new TypeReference<List<Orders.Money>>() {})
                        .decode("{\"value\": [" + json + "]}"))
                .isInstanceOf(OutputMismatchException.class)
                .hasMessageEndingWith("/value/0: refused by the record: amount must not be negative")
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aMismatchListsTheNamesOfTheRecords() {
        RecordFormat<List<Orders.Payment>> format = RecordFormat.of(new TypeReference<List<Orders.Payment>>() {});

        assertThatThrownBy(() -> format.decode("{\"value\": [{\"type\": \"secret\"}]}"))
                .hasMessageEndingWith("/value/0/type: expected one of Card, Transfer, found something else");
        assertThatThrownBy(() -> format.decode("{\"value\": [{\"number\": \"secret\"}]}"))
                .hasMessageEndingWith("/value/0/type: expected one of Card, Transfer, found nothing");
        assertThatThrownBy(() -> format.decode("{\"value\": [{\"type\": \"Card\", \"number\": 1}]}"))
                .hasMessageEndingWith("/value/0/number: expected a string, found a number");
    }

    @Test
    void aMismatchInAMapHasTheKey() {
        assertThatThrownBy(() -> RecordFormat.of(new TypeReference<Map<Orders.Currency, Integer>>() {})
                        .decode("{\"value\": {\"EUR\": 1, \"GBP\": 2}}"))
                .hasMessageEndingWith("/value/GBP: unknown key; expected one of EUR, usd");
    }

    @Test
    void aLongNameIsCut() {
        assertThatThrownBy(() -> PAGE.decode("{\"items\": [], \"" + "n".repeat(1000) + "\": 1}"))
                .hasMessageContaining("/" + "n".repeat(64) + "…: unknown property");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```json\n%s\n```",
                "```\n%s\n```",
                "\n ```JSON\r\n%s```\n",
                " \n%s\n\n",
                "```json %s ```",
                "```%s```",
                "``` %s```",
                "```json%s```",
                "~~~\n%s\n~~~",
                "~~~jsonc\n%s\n~~~",
                "````json\n%s\n````",
                "``````\n%s\n```````",
                "```javascript\n%s\n```",
                "```json5 title=\"answer\"\r\n%s\r\n```\r\n",
                "```c++\n\n  %s\n\n```",
                "~~~~\n```json\n%s\n```\n~~~~"
            })
    void aFenceAndBlanksAroundTheJsonAreRemoved(String around) {
        assertThat(PAGE.decode(around.formatted("{\"items\": []}")).items()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Here:\n```json\n%s\n```",
                "```json\n%s\n```\nDone.",
                "```json\n%s\n",
                "// it is\n%s",
                "``\n%s\n``",
                "````\n%s\n```",
                "```\n%s\n~~~",
                "%s\n```",
                "```json\n%s\n```\n```json\n%s\n```"
            })
    void otherTextAroundItIsRefused(String around) {
        assertThatThrownBy(() -> PAGE.decode(around.replace("%s", "{\"items\": []}")))
                .isInstanceOf(OutputMismatchException.class)
                .hasMessageContaining("its root: expected ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\": \"3\", \"texts\": [\"a\"]}",
                "{\"NUMBER\": 3, \"texts\": [\"a\"]}",
                "{\"number\": 3, \"texts\": \"a\"}",
                "{\"number\": 3, \"texts\": [\"a\"], \"more\": 1}",
                "{\"number\": null, \"texts\": [\"a\"]}",
                "{\"number\": 3, \"texts\": \"\"}",
                "{\"number\": 3, /* three */ \"texts\": []}",
                "{number: 3, \"texts\": []}"
            })
    void theLeniencyOfTheCallersMapperIsNotKept(String json) {
        record Both(int number, List<String> texts) {}
        JsonMapper lenient = JsonMapper.builder()
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
                .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
                .build();
        RecordFormat<Both> format = RecordFormat.of(Both.class, lenient);

        assertThat(format.decode("{\"number\": 3, \"texts\": [\"a\"]}")).isEqualTo(new Both(3, List.of("a")));
        assertThatThrownBy(() -> format.decode(json)).isInstanceOf(OutputMismatchException.class);
    }

    @Test
    void anIntegerMayBeWrittenWithAZeroFraction() {
        assertThat(RecordFormat.of(int.class).decode("{\"value\": 3.0}")).isEqualTo(3);
    }
}
