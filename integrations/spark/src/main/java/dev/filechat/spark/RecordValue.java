// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.net.URI;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
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

/** Spark's value of a record, and of what is in it. */
final class RecordValue {
    private RecordValue() {}

    /** {@return the value as a column of this type holds it} */
    static @Nullable Object of(@Nullable Object value, DataType type) {
        return switch (value) {
            case null -> null;
            case Optional<?> optional -> of(optional.orElse(null), type);
            case Record record when type instanceof StructType struct -> row(record, struct);
            case Enum<?> constant -> constant.name();
            case UUID id -> id.toString();
            case URI uri -> uri.toString();
            case LocalTime time -> time.toString();
            case Duration duration -> duration.toString();
            case BigInteger number -> new BigDecimal(number);
            case BigDecimal number
            when type instanceof DecimalType decimal ->
                number.scale() > decimal.scale() ? number.setScale(decimal.scale(), RoundingMode.HALF_EVEN) : number;
            case LocalDate date -> Date.valueOf(date);
            case Instant instant -> Timestamp.from(instant);
            case OffsetDateTime time -> Timestamp.from(time.toInstant());
            case ZonedDateTime time -> Timestamp.from(time.toInstant());
            case Collection<?> values when type instanceof ArrayType array -> array(values, array);
            case Map<?, ?> values when type instanceof MapType map -> map(values, map);
            case Object values
            when values.getClass().isArray() && type instanceof ArrayType array -> {
                List<@Nullable Object> list = new ArrayList<>();
                for (int i = 0; i < Array.getLength(values); i++) {
                    list.add(Array.get(values, i));
                }
                yield array(list, array);
            }
            default -> value;
        };
    }

    private static Row row(Record record, StructType struct) {
        RecordComponent[] components = record.getClass().getRecordComponents();
        @Nullable Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            try {
                components[i].getAccessor().setAccessible(true);
                values[i] = of(
                        components[i].getAccessor().invoke(record),
                        struct.apply(i).dataType());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("The component " + components[i].getName() + " cannot be read", e);
            }
        }
        return RowFactory.create(values);
    }

    private static Object array(Collection<?> values, ArrayType type) {
        List<@Nullable Object> converted = new ArrayList<>();
        values.forEach(value -> converted.add(of(value, type.elementType())));
        return CollectionConverters.asScala(converted).toSeq();
    }

    private static Object map(Map<?, ?> values, MapType type) {
        Map<@Nullable Object, @Nullable Object> converted = new LinkedHashMap<>();
        values.forEach((key, value) -> converted.put(of(key, type.keyType()), of(value, type.valueType())));
        return CollectionConverters.asScala(converted);
    }
}
