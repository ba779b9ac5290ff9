// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Spark's type of a record. */
final class RecordType {
    private static final int PRECISION = 38;
    private static final int SCALE = 18;

    private static final Map<Class<?>, DataType> SIMPLE = Map.ofEntries(
            Map.entry(String.class, DataTypes.StringType),
            Map.entry(UUID.class, DataTypes.StringType),
            Map.entry(URI.class, DataTypes.StringType),
            Map.entry(boolean.class, DataTypes.BooleanType),
            Map.entry(Boolean.class, DataTypes.BooleanType),
            Map.entry(byte.class, DataTypes.ByteType),
            Map.entry(Byte.class, DataTypes.ByteType),
            Map.entry(short.class, DataTypes.ShortType),
            Map.entry(Short.class, DataTypes.ShortType),
            Map.entry(int.class, DataTypes.IntegerType),
            Map.entry(Integer.class, DataTypes.IntegerType),
            Map.entry(long.class, DataTypes.LongType),
            Map.entry(Long.class, DataTypes.LongType),
            Map.entry(float.class, DataTypes.FloatType),
            Map.entry(Float.class, DataTypes.FloatType),
            Map.entry(double.class, DataTypes.DoubleType),
            Map.entry(Double.class, DataTypes.DoubleType),
            Map.entry(BigDecimal.class, DataTypes.createDecimalType(PRECISION, SCALE)),
            Map.entry(BigInteger.class, DataTypes.createDecimalType(PRECISION, 0)),
            Map.entry(LocalDate.class, DataTypes.DateType),
            Map.entry(LocalDateTime.class, DataTypes.TimestampNTZType),
            Map.entry(OffsetDateTime.class, DataTypes.TimestampType),
            Map.entry(ZonedDateTime.class, DataTypes.TimestampType),
            Map.entry(LocalTime.class, DataTypes.StringType),
            Map.entry(Duration.class, DataTypes.StringType),
            Map.entry(Instant.class, DataTypes.TimestampType));

    private RecordType() {}

    /**
     * {@return the struct of a record}
     *
     * @throws IllegalArgumentException if Spark has no type for a component
     */
    static StructType of(Class<?> type) {
        return struct(type, new HashSet<>());
    }

    private static StructType struct(Class<?> type, Set<Class<?>> outer) {
        if (!outer.add(type)) {
            throw new IllegalArgumentException(
                    type.getName() + " contains itself; a Spark column cannot hold such a record");
        }
        List<StructField> fields = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String place = type.getSimpleName() + "." + component.getName();
            fields.add(DataTypes.createStructField(
                    component.getName(), typeOf(component.getGenericType(), place, outer), true));
        }
        outer.remove(type);
        return DataTypes.createStructType(fields);
    }

    private static DataType typeOf(Type type, String place, Set<Class<?>> outer) {
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            Type[] arguments = generic.getActualTypeArguments();
            if (Collection.class.isAssignableFrom(raw)) {
                return DataTypes.createArrayType(typeOf(arguments[0], place, outer), true);
            }
            if (Map.class.isAssignableFrom(raw) && isKey(arguments[0])) {
                return DataTypes.createMapType(DataTypes.StringType, typeOf(arguments[1], place, outer), true);
            }
            if (raw == Optional.class) {
                return typeOf(arguments[0], place, outer);
            }
        }
        if (type instanceof Class<?> simple) {
            DataType known = SIMPLE.get(simple);
            if (known != null) {
                return known;
            }
            if (simple.isEnum()) {
                return DataTypes.StringType;
            }
            if (simple.isRecord()) {
                return struct(simple, outer);
            }
            if (simple.isArray()) {
                return DataTypes.createArrayType(typeOf(simple.getComponentType(), place, outer), true);
            }
        }
        if (type instanceof GenericArrayType array) {
            return DataTypes.createArrayType(typeOf(array.getGenericComponentType(), place, outer), true);
        }
        throw new IllegalArgumentException(place + " is of " + type.getTypeName()
                + ", for which a Spark column has no type. Use a string, a number, a boolean, BigDecimal, LocalDate,"
                + " Instant, an enum, a record, a list, or a map with strings as keys");
    }

    private static boolean isKey(Type type) {
        return type == String.class || (type instanceof Class<?> simple && simple.isEnum());
    }
}
