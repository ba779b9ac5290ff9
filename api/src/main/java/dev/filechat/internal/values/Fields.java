// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.values;

import dev.filechat.internal.text.ServerText;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a value class, from which its {@code equals}, {@code hashCode} and {@code toString} are made. As a
 * text, a value leaves out what is not set, cuts what is long, and escapes what could forge a line or control a
 * terminal. Immutable and thread-safe.
 *
 * <p>Of a primitive, zero and false are "not set"; of an object, null and an empty text, collection or optional are.
 *
 * @param <T> the value class, which is final
 */
public final class Fields<T> {
    private static final int LONGEST = 200;
    private static final int MOST = 10;

    private final Class<T> type;
    private final List<Field<T>> list;

    private Fields(Class<T> type, List<Field<T>> list) {
        this.type = type;
        this.list = list;
    }

    /** {@return the fields of a class that has none yet} */
    public static <T> Fields<T> of(Class<T> type) {
        return new Fields<>(type, List.of());
    }

    /** Adds a field that is an object. */
    public Fields<T> add(String name, Function<? super T, ? extends @Nullable Object> getter) {
        return with(new Field<>(name, getter, false, false));
    }

    /** Adds a field that is a primitive. */
    public Fields<T> addPrimitive(String name, Function<? super T, ?> getter) {
        return with(new Field<>(name, getter, true, false));
    }

    /** Adds a field that counts for equality and whose value is never shown. */
    public Fields<T> addSecret(String name, Function<? super T, ? extends @Nullable Object> getter) {
        return with(new Field<>(name, getter, false, true));
    }

    private Fields<T> with(Field<T> field) {
        return new Fields<>(type, Stream.concat(list.stream(), Stream.of(field)).toList());
    }

    /** {@return whether the other object is of the same class and has equal fields} */
    public boolean equal(T value, @Nullable Object other) {
        return value == other || (type.isInstance(other) && Arrays.equals(values(value), values(type.cast(other))));
    }

    /** {@return the hash code of the fields} */
    public int hash(T value) {
        return Arrays.hashCode(values(value));
    }

    /** {@return the name of the class, with the fields that are set} */
    public String text(T value) {
        return ServerText.escaped(list.stream()
                .filter(field -> field.isSet(value))
                .map(field -> field.name() + "=" + field.shown(value))
                .collect(Collectors.joining(", ", type.getSimpleName() + "[", "]")));
    }

    /** {@return the names of the fields that are not null, in their order} */
    public Set<String> namesOfNonNull(T value) {
        return list.stream()
                .filter(field -> field.of(value) != null)
                .map(Field::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), java.util.Collections::unmodifiableSet));
    }

    /** {@return the start of a long text, and how long it is} */
    public static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " chars)";
    }

    /** {@return a number that may be null, as an optional} */
    public static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** {@return whether a value is an empty text or an empty collection} */
    static boolean isEmpty(Object value) {
        return value.equals("") || (value instanceof Collection<?> collection && collection.isEmpty());
    }

    /** {@return a value as a text, cut where it is long} */
    static String shown(@Nullable Object value) {
        if (value instanceof String text) {
            return cut(text);
        }
        return value instanceof Collection<?> collection && collection.size() > MOST
                ? "(" + collection.size() + " elements)"
                : String.valueOf(value);
    }

    private @Nullable Object[] values(T value) {
        return list.stream().map(field -> field.of(value)).toArray();
    }

    private record Field<T>(
            String name, Function<? super T, ? extends @Nullable Object> getter, boolean primitive, boolean secret) {
        @Nullable
        Object of(T value) {
            Object got = getter.apply(value);
            return got instanceof Optional<?> optional ? optional.orElse(null) : got;
        }

        boolean isSet(T value) {
            Object got = of(value);
            if (primitive) {
                return !Boolean.FALSE.equals(got) && !(got instanceof Number number && number.doubleValue() == 0);
            }
            return got != null && !isEmpty(got);
        }

        String shown(T value) {
            return secret ? "(hidden)" : Fields.shown(of(value));
        }
    }
}
