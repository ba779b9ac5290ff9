// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.internal.text.ServerText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names and values of a {@link Value}'s fields. As a text it leaves out what is not set, cuts what is
 * long, and escapes what could forge a line or control a terminal.
 *
 * <p>Of a primitive, zero and false are "not set"; of an object that can be null (a boxed number too), only null is.
 */
final class Fields {
    private static final int LONGEST = 200;
    private static final int MOST = 10;

    private final String type;
    private final List<Field> list = new ArrayList<>();

    Fields(String type) {
        this.type = type;
    }

    Fields add(String name, boolean value) {
        return add(name, value, value);
    }

    Fields add(String name, long value) {
        return add(name, value, value != 0);
    }

    Fields add(String name, @Nullable Object value) {
        return add(name, value, isSet(value));
    }

    /** Adds a field that counts for equality and whose value is never shown. */
    Fields addSecret(String name, @Nullable Object value) {
        return add(name, new Secret(value), isSet(value));
    }

    /** The names of the fields that are not null, in their order. */
    Set<String> namesOfNonNull() {
        return list.stream()
                .filter(field -> field.value() != null)
                .map(Field::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    private Fields add(String name, @Nullable Object value, boolean shown) {
        list.add(new Field(name, value, shown));
        return this;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && type.equals(fields.type) && list.equals(fields.list);
    }

    @Override
    public int hashCode() {
        return 31 * type.hashCode() + list.hashCode();
    }

    @Override
    public String toString() {
        return ServerText.escaped(list.stream()
                .filter(Field::shown)
                .map(field -> field.name() + "=" + shown(field.value()))
                .collect(Collectors.joining(", ", type + "[", "]")));
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof String text) {
            return cut(text);
        }
        return value instanceof Collection<?> collection && collection.size() > MOST
                ? "(" + collection.size() + " elements)"
                : String.valueOf(value);
    }

    /** The start of a long text, and how long it is. */
    static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "… (" + text.length() + " chars)";
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null
                && !value.equals("")
                && !(value instanceof Collection<?> collection && collection.isEmpty());
    }

    private record Field(String name, @Nullable Object value, boolean shown) {}

    private record Secret(@Nullable Object value) {
        @Override
        public String toString() {
            return "(hidden)";
        }
    }
}
