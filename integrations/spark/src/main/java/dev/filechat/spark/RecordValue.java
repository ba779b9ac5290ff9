// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.chat.OutputMismatchException;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;

/** Spark's values of what is in an answer. */
final class RecordValue {
    private final String text;

    /**
     * Makes values of one answer.
     *
     * @param text the text of the answer
     */
    RecordValue(String text) {
        this.text = text;
    }

    /** {@return the value as a column of this type holds it} */
    private @Nullable Object of(@Nullable Object value, DataType type, String path) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> of(optional.orElse(null), type, path);
            case Record record when type instanceof StructType struct -> row(record, struct, path);
            case Enum<?> constant -> constant.name();
            case UUID id -> id.toString();
            case URI uri -> uri.toString();
            case LocalTime time -> time.toString();
            case Duration duration -> duration.toString();
            case BigInteger number
            when type instanceof DecimalType decimal -> decimal(new BigDecimal(number), decimal, path);
            case BigDecimal number when type instanceof DecimalType decimal -> decimal(number, decimal, path);
            case LocalDate date -> date(date, type, path);
            case LocalDateTime time -> {
                instant(time.toInstant(ZoneOffset.UTC), type, path);
                yield time;
            }
            case Instant instant -> instant(instant, type, path);
            case OffsetDateTime time -> instant(time.toInstant(), type, path);
            case ZonedDateTime time -> instant(time.toInstant(), type, path);
            case Collection<?> values when type instanceof ArrayType array -> array(values, array, path);
            case Map<?, ?> values when type instanceof MapType map -> map(values, map, path);
            case Object values
            when values.getClass().isArray() && type instanceof ArrayType array -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < Array.getLength(values); i++) {
                    list.add(Array.get(values, i));
                }
                yield array(list, array, path);
            }
            default -> value;
        };
    }

    /**
     * {@return the row of a record}
     *
     * @param path where the record is in the answer, as a JSON pointer
     * @throws OutputMismatchException if a column cannot hold its value
     */
    Row row(Record record, StructType struct, String path) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            try {
                components[i].getAccessor().setAccessible(true);
                values[i] = of(
                        components[i].getAccessor().invoke(record),
                        struct.apply(i).dataType(),
                        path + "/" + components[i].getName());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The component " + components[i].getName() + " cannot be read", e);
            }
        }
        return RowFactory.create(values);
    }

    private BigDecimal decimal(BigDecimal number, DecimalType type, String path) {
        if (number.signum() == 0 || wholeDigits(number) < -type.scale()) { // else 1e-999999999 would be computed
            return BigDecimal.ZERO;
        }
        int most = type.precision() - type.scale();
        if (wholeDigits(number) <= most) {
            BigDecimal rounded = number.setScale(Math.clamp(number.scale(), 0, type.scale()), RoundingMode.HALF_EVEN);
            if (wholeDigits(rounded) <= most) {
                return rounded;
            }
        }
        throw mismatch(type, path);
    }

    private static long wholeDigits(BigDecimal number) {
        return (long) number.precision() - number.scale();
    }

    private LocalDate date(LocalDate date, DataType type, String path) {
        if ((int) date.toEpochDay() != date.toEpochDay()) {
            throw mismatch(type, path);
        }
        return date;
    }

    private Instant instant(Instant instant, DataType type, String path) {
        try {
            long unused = ChronoUnit.MICROS.between(Instant.EPOCH, instant);
            return instant;
        } catch (ArithmeticException e) {
            throw mismatch(type, path);
        }
    }

    private OutputMismatchException mismatch(DataType type, String path) {
        return new OutputMismatchException(
                path, "the value is out of the range of a column of the type " + type.simpleString(), text, null);
    }

    private Object array(Collection<?> values, ArrayType type, String path) {
        List<@Nullable Object> converted = new ArrayList<>();
        values.forEach(value -> converted.add(of(value, type.elementType(), path + "/" + converted.size())));
        return CollectionConverters.asScala(converted).toSeq();
    }

    private Object map(Map<?, ?> values, MapType type, String path) {
        Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            Object name = of(key, type.keyType(), path);
            converted.put(name, of(value, type.valueType(), path + "/" + name));
        });
        return CollectionConverters.asScala(converted);
    }
}
