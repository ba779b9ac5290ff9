// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.filechat.chat.OutputMismatchException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the decoder accept the same values, by an independent validator. */
class AgreementTest {
    record Numbers(byte b, Short s, int i, long l, BigInteger big, float f, Double d, BigDecimal decimal) {}

    record Times(
            Instant instant,
            OffsetDateTime offset,
            ZonedDateTime zoned,
            LocalDate date,
            LocalTime time,
            LocalDateTime local,
            YearMonth month,
            Duration duration,
            Period period) {}

    record Texts(String text, UUID uuid, URI uri, Orders.Currency currency, Set<Orders.Currency> set) {}

    record Optionals(OptionalInt i, OptionalLong l, OptionalDouble d, Optional<Orders.Money> money) {}

    private static final Orders.Money MONEY = new Orders.Money(new BigDecimal("1.50"), Orders.Currency.USD);
    private static final RecordFormat<Orders.Order> ORDER = RecordFormat.of(Orders.Order.class);

    @ParameterizedTest
    @MethodSource
    <T> void aValueOfTheTypeIsValidAndDecoded(RecordFormat<T> format, T value) {
        String json = format.encode(value);

        assertThat(Validator.accepts(format, json)).as(json).isTrue();
        assertThat(format.decode(json)).isEqualTo(value);
    }

    static Stream<Arguments> aValueOfTheTypeIsValidAndDecoded() {
        return Stream.of(
                Arguments.of(
                        ORDER,
                        new Orders.Order(
                                "A1",
                                LocalDate.of(2026, 1, 31),
                                List.of(new Orders.Line("pen", 3, MONEY)),
                                Optional.of("thanks"),
                                MONEY,
                                OptionalInt.of(5),
                                Map.of("pen", 3_000_000_000L))),
                Arguments.of(
                        ORDER,
                        new Orders.Order(
                                "", LocalDate.EPOCH, List.of(), Optional.empty(), null, OptionalInt.empty(), Map.of())),
                Arguments.of(
                        RecordFormat.of(Numbers.class),
                        new Numbers(
                                Byte.MIN_VALUE,
                                Short.MAX_VALUE,
                                Integer.MIN_VALUE,
                                Long.MAX_VALUE,
                                BigInteger.TEN.pow(30),
                                Float.MAX_VALUE,
                                Double.MIN_VALUE,
                                new BigDecimal("12345678901234567890.12"))),
                Arguments.of(
                        RecordFormat.of(Times.class),
                        new Times(
                                Instant.parse("2026-01-31T13:45:00.123456789Z"),
                                OffsetDateTime.parse("2026-01-31T13:45:00+02:00"),
                                ZonedDateTime.parse("2026-01-31T13:45:00-05:00"),
                                LocalDate.of(2024, 2, 29),
                                LocalTime.of(13, 45),
                                LocalDateTime.of(2026, 1, 31, 13, 45, 1, 5_000_000),
                                YearMonth.of(2026, 1),
                                Duration.ofMinutes(90),
                                Period.of(1, 2, 3))),
                Arguments.of(
                        RecordFormat.of(Texts.class),
                        new Texts(
                                "ä \"\n",
                                UUID.fromString("123e4567-e89b-12d3-a456-426614174000"),
                                URI.create("https://example.com/a"),
                                Orders.Currency.USD,
                                Set.of(Orders.Currency.EUR))),
                Arguments.of(
                        RecordFormat.of(Optionals.class),
                        new Optionals(
                                OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(0.5), Optional.of(MONEY))),
                Arguments.of(
                        RecordFormat.of(Optionals.class),
                        new Optionals(
                                OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty())),
                Arguments.of(
                        RecordFormat.of(Orders.Part.class),
                        new Orders.Part("a", List.of(new Orders.Part("b", List.of())))),
                Arguments.of(
                        RecordFormat.of(new TypeReference<List<Orders.Payment>>() {}),
                        List.of(
                                new Orders.Payment.Card("1"),
                                new Orders.Payment.Transfer("DE", Optional.of(new Orders.Payment.Card("2"))))),
                Arguments.of(RecordFormat.of(Orders.Payment.Card.class), new Orders.Payment.Card("1")),
                Arguments.of(
                        RecordFormat.of(new TypeReference<List<Orders.Animal>>() {}),
                        List.of(new Orders.Animal.Cat(9), new Orders.Animal.Dog(true))),
                Arguments.of(RecordFormat.of(new TypeReference<Map<Orders.Currency, int[][]>>() {}), Map.of()),
                Arguments.of(RecordFormat.of(Boolean.class), true));
    }

    @ParameterizedTest
    @MethodSource
    void aMismatchIsNeitherValidNorDecoded(RecordFormat<?> format, String json) {
        assertThat(Validator.accepts(format, json)).as(json).isFalse();
        assertThatThrownBy(() -> format.decode(json)).as(json).isInstanceOf(OutputMismatchException.class);
    }

    static Stream<Arguments> aMismatchIsNeitherValidNorDecoded() {
        RecordFormat<Orders.Money> money = RecordFormat.of(Orders.Money.class);
        return Stream.of(
                Arguments.of(money, "[]"),
                Arguments.of(money, "null"),
                Arguments.of(money, "{}"),
                Arguments.of(money, "{\"amount\": 1}"),
                Arguments.of(money, "{\"amount\": null, \"currency\": \"EUR\"}"),
                Arguments.of(money, "{\"amount\": \"1\", \"currency\": \"EUR\"}"),
                Arguments.of(money, "{\"amount\": \"\", \"currency\": \"EUR\"}"),
                Arguments.of(money, "{\"amount\": true, \"currency\": \"EUR\"}"),
                Arguments.of(money, "{\"amount\": [1], \"currency\": \"EUR\"}"),
                Arguments.of(money, "{\"amount\": 1, \"currency\": \"USD\"}"),
                Arguments.of(money, "{\"amount\": 1, \"currency\": \"eur\"}"),
                Arguments.of(money, "{\"amount\": 1, \"currency\": \" EUR\"}"),
                Arguments.of(money, "{\"amount\": 1, \"currency\": 0}"),
                Arguments.of(money, "{\"amount\": 1, \"currency\": \"EUR\", \"tax\": 0}"),
                Arguments.of(RecordFormat.of(byte.class), "{\"value\": 128}"),
                Arguments.of(RecordFormat.of(int.class), "{\"value\": 2147483648}"),
                Arguments.of(RecordFormat.of(int.class), "{\"value\": 3.7}"),
                Arguments.of(RecordFormat.of(int.class), "{\"value\": \"3\"}"),
                Arguments.of(RecordFormat.of(int.class), "{\"value\": null}"),
                Arguments.of(RecordFormat.of(Long.class), "{\"value\": 9223372036854775808}"),
                Arguments.of(RecordFormat.of(boolean.class), "{\"value\": \"true\"}"),
                Arguments.of(RecordFormat.of(boolean.class), "{\"value\": 1}"),
                Arguments.of(RecordFormat.of(String.class), "{\"value\": 3}"),
                Arguments.of(RecordFormat.of(String.class), "{\"value\": false}"),
                Arguments.of(RecordFormat.of(String[].class), "{\"value\": \"a\"}"),
                Arguments.of(RecordFormat.of(String[].class), "{\"value\": [\"a\", null]}"),
                Arguments.of(RecordFormat.of(byte[].class), "{\"value\": [1]}"),
                Arguments.of(RecordFormat.of(UUID.class), "{\"value\": \"1-1-1-1-1\"}"),
                Arguments.of(RecordFormat.of(LocalDate.class), "{\"value\": \"2026-02-30\"}"),
                Arguments.of(RecordFormat.of(LocalDate.class), "{\"value\": \" 2026-01-31\"}"),
                Arguments.of(RecordFormat.of(LocalDate.class), "{\"value\": \"\"}"),
                Arguments.of(RecordFormat.of(LocalDate.class), "{\"value\": [2026, 1, 31]}"),
                Arguments.of(RecordFormat.of(Instant.class), "{\"value\": 1769867100}"),
                Arguments.of(RecordFormat.of(Instant.class), "{\"value\": \"1769867100\"}"),
                Arguments.of(RecordFormat.of(LocalTime.class), "{\"value\": \"13:45Z\"}"),
                Arguments.of(RecordFormat.of(LocalDateTime.class), "{\"value\": \"2026-01-31T13:45:00Z\"}"),
                Arguments.of(RecordFormat.of(Duration.class), "{\"value\": \"90 minutes\"}"),
                Arguments.of(RecordFormat.of(Orders.Payment.class), "{\"value\": {\"number\": \"1\"}}"),
                Arguments.of(
                        RecordFormat.of(Orders.Payment.class), "{\"value\": {\"type\": \"Cash\", \"number\": \"1\"}}"),
                Arguments.of(
                        RecordFormat.of(Orders.Payment.class), "{\"value\": {\"type\": \"Card\", \"iban\": \"1\"}}"),
                Arguments.of(RecordFormat.of(Orders.Animal.class), "{\"value\": {\"kind\": \"Cat\", \"lives\": 9}}"),
                Arguments.of(
                        RecordFormat.of(new TypeReference<Map<Orders.Currency, Integer>>() {}),
                        "{\"value\": {\"GBP\": 1}}"),
                Arguments.of(
                        RecordFormat.of(new TypeReference<Map<String, Integer>>() {}), "{\"value\": {\"a\": null}}"));
    }
}
