// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Java type that is a text, a number or a boolean in JSON.
 *
 * @param schema its JSON schema, not to be changed
 * @param reader its deserializer; null for Jackson's own
 */
public record Scalar(ObjectNode schema, @Nullable JsonDeserializer<?> reader) {
    public static final String YEAR_MONTH = "^\\d{4}-\\d{2}$";
    public static final String LOCAL_TIME = "^\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$";
    public static final String LOCAL_DATE_TIME = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?$";

    private static final Map<Class<?>, Scalar> ALL = new HashMap<>();

    static {
        put(schema("boolean"), null, boolean.class, Boolean.class);
        integer(Byte.MIN_VALUE, Byte.MAX_VALUE, BigDecimal::byteValueExact, byte.class, Byte.class);
        integer(Short.MIN_VALUE, Short.MAX_VALUE, BigDecimal::shortValueExact, short.class, Short.class);
        integer(Integer.MIN_VALUE, Integer.MAX_VALUE, BigDecimal::intValueExact, int.class, Integer.class);
        integer(Long.MIN_VALUE, Long.MAX_VALUE, BigDecimal::longValueExact, long.class, Long.class);
        put(schema("integer"), new NumberDeserializer(NumberDeserializer::bigInteger, null), BigInteger.class);
        put(schema("number"), new NumberDeserializer(NumberDeserializer::finiteFloat, null), float.class, Float.class);
        put(
                schema("number"),
                new NumberDeserializer(NumberDeserializer::finiteDouble, null),
                double.class,
                Double.class);
        put(schema("number"), new NumberDeserializer(value -> value, null), BigDecimal.class);

        put(
                limits(Integer.MIN_VALUE, Integer.MAX_VALUE),
                new NumberDeserializer(value -> OptionalInt.of(value.intValueExact()), OptionalInt.empty()),
                OptionalInt.class);
        put(
                limits(Long.MIN_VALUE, Long.MAX_VALUE),
                new NumberDeserializer(value -> OptionalLong.of(value.longValueExact()), OptionalLong.empty()),
                OptionalLong.class);
        put(
                schema("number"),
                new NumberDeserializer(
                        value -> OptionalDouble.of(NumberDeserializer.finiteDouble(value)), OptionalDouble.empty()),
                OptionalDouble.class);

        put(schema("string"), null, String.class);
        put(format("uuid"), null, UUID.class);
        put(format("uri-reference"), null, URI.class);
        put(schema("string").put("contentEncoding", "base64"), null, byte[].class);
        put(format("date-time"), new TextDeserializer(Instant::parse), Instant.class);
        put(format("date-time"), new TextDeserializer(OffsetDateTime::parse), OffsetDateTime.class);
        put(format("date-time"), new TextDeserializer(ZonedDateTime::parse), ZonedDateTime.class);
        put(format("date"), new TextDeserializer(LocalDate::parse), LocalDate.class);
        put(format("duration"), new TextDeserializer(Duration::parse), Duration.class);
        put(format("duration"), new TextDeserializer(Period::parse), Period.class);
        // The formats with a time need an offset, which these types do not have.
        put(pattern(LOCAL_DATE_TIME), new TextDeserializer(LocalDateTime::parse), LocalDateTime.class);
        put(pattern(LOCAL_TIME), new TextDeserializer(LocalTime::parse), LocalTime.class);
        put(pattern(YEAR_MONTH), new TextDeserializer(YearMonth::parse), YearMonth.class);
    }

    /** The scalar of a type; null if the type is none. */
    public static @Nullable Scalar of(Class<?> type) {
        return ALL.get(type);
    }

    private static void integer(long least, long most, NumberDeserializer.Conversion conversion, Class<?>... types) {
        put(limits(least, most), new NumberDeserializer(conversion, null), types);
    }

    private static void put(ObjectNode schema, @Nullable JsonDeserializer<?> reader, Class<?>... types) {
        for (Class<?> type : types) {
            ALL.put(type, new Scalar(schema, reader));
        }
    }

    private static ObjectNode limits(long least, long most) {
        return schema("integer").put("minimum", least).put("maximum", most);
    }

    private static ObjectNode format(String format) {
        return schema("string").put("format", format);
    }

    private static ObjectNode pattern(String pattern) {
        return schema("string").put("pattern", pattern);
    }

    private static ObjectNode schema(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }
}
