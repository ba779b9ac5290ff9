// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.jackson.internal.json.MismatchException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes a value as an object with a property for each field. Leaves out fields that are not set.
 *
 * @param <T> the type of the values
 * @param <B> the type that a value is built with, field by field
 */
public final class ObjectCodec<T, B> implements Codec<T> {
    private final Supplier<B> begin;
    private final Function<B, T> end;
    private final List<Field<T, B, ?>> fields = new ArrayList<>();

    private ObjectCodec(Supplier<B> begin, Function<B, T> end) {
        this.begin = begin;
        this.end = end;
    }

    /** {@return the codec of a type with a builder} */
    public static <T, B> ObjectCodec<T, B> of(Supplier<B> begin, Function<B, T> end) {
        return new ObjectCodec<>(begin, end);
    }

    /** {@return the codec of a type whose values have a {@code with} method for each field} */
    public static <T> ObjectCodec<T, T> of(T empty) {
        return new ObjectCodec<>(() -> empty, value -> value);
    }

    /** {@return the codec of a record} Its constructor takes the components by their names. */
    public static <T> ObjectCodec<T, ComponentValues> record(Function<ComponentValues, T> make) {
        return new ObjectCodec<>(ComponentValues::new, make);
    }

    /** Adds a field that is always written. */
    public <V> ObjectCodec<T, B> required(String name, Codec<V> codec, Function<T, V> get, BiFunction<B, V, B> set) {
        fields.add(new Field<>(name, codec, get, set, true));
        return this;
    }

    /**
     * Adds a field that is written unless it has its default value.
     *
     * @param absent the default value
     */
    public <V> ObjectCodec<T, B> field(
            String name, Codec<V> codec, Function<T, V> get, BiFunction<B, V, B> set, V absent) {
        return nullable(name, codec, value -> absent.equals(get.apply(value)) ? null : get.apply(value), set);
    }

    /** Adds a field that is written if it is set. */
    public <V> ObjectCodec<T, B> optional(
            String name, Codec<V> codec, Function<T, Optional<V>> get, BiFunction<B, V, B> set) {
        return nullable(name, codec, value -> get.apply(value).orElse(null), set);
    }

    /** Adds a number that is written if it is set. */
    public ObjectCodec<T, B> optionalInt(String name, Function<T, OptionalInt> get, BiFunction<B, Integer, B> set) {
        return nullable(
                name,
                SimpleCodec.INT,
                value -> get.apply(value).isPresent() ? get.apply(value).getAsInt() : null,
                set);
    }

    /** Adds a field that is written if it is not null. */
    public <V> ObjectCodec<T, B> nullable(
            String name, Codec<V> codec, Function<T, @Nullable V> get, BiFunction<B, V, B> set) {
        fields.add(new Field<>(name, codec, get, set, false));
        return this;
    }

    @Override
    public ObjectNode write(T value) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        fields.forEach(field -> field.write(value, object));
        return object;
    }

    @Override
    public T read(JsonNode json) throws MismatchException {
        if (!json.isObject()) {
            throw new MismatchException(List.of(), "expected an object", null);
        }
        B builder = begin.get();
        Set<String> known = new TreeSet<>();
        for (Field<T, B, ?> field : fields) {
            builder = field.read(json, builder);
            known.add(field.name());
        }
        for (String name : (Iterable<String>) json::fieldNames) {
            if (!known.contains(name)) {
                throw new MismatchException(
                        List.of(name), "unknown field; known are " + MismatchException.names(known), null);
            }
        }
        try {
            return end.apply(builder);
        } catch (RuntimeException e) {
            throw new MismatchException(List.of(), String.valueOf(e.getMessage()), e);
        }
    }

    private record Field<T, B, V>(
            String name, Codec<V> codec, Function<T, @Nullable V> get, BiFunction<B, V, B> set, boolean required) {
        void write(T value, ObjectNode object) {
            V content = get.apply(value);
            if (content != null) {
                object.set(name, codec.write(content));
            }
        }

        B read(JsonNode object, B builder) throws MismatchException {
            JsonNode content = object.get(name);
            if (content == null) {
                if (required) {
                    throw new MismatchException(List.of(name), "missing", null);
                }
                return builder;
            }
            try {
                return set.apply(builder, codec.read(content));
            } catch (RuntimeException e) {
                throw new MismatchException(List.of(name), String.valueOf(e.getMessage()), e);
            } catch (MismatchException e) {
                throw e.in(name);
            }
        }
    }
}
