// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.values;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/**
 * An option of an options class: its name, which is that of its accessor, and what its value has to be. Keys are
 * ordered as they were made. Immutable and thread-safe.
 *
 * @param <T> the type of the option's value
 */
public final class OptionKey<T> implements Comparable<OptionKey<?>> {
    private static final AtomicInteger MADE = new AtomicInteger();

    private final int place = MADE.getAndIncrement();
    private final String name;
    private final BiFunction<String, T, T> form;
    private final BiConsumer<String, T> limit;

    private OptionKey(String name, BiFunction<String, T, T> form, BiConsumer<String, T> limit) {
        this.name = name;
        this.form = form;
        this.limit = limit;
    }

    /** {@return the key of an option with any value but null} */
    public static <T> OptionKey<T> of(String name) {
        return new OptionKey<>(name, (key, value) -> Objects.requireNonNull(value, key), OptionKey::anything);
    }

    /** {@return the key of an option with a text that can be sent} */
    public static OptionKey<String> text(String name) {
        return new OptionKey<>(name, Checks::text, OptionKey::anything);
    }

    /** {@return the key of an option with a list without null} */
    public static <E> OptionKey<List<E>> list(String name) {
        return new OptionKey<>(name, Checks::list, OptionKey::anything);
    }

    /**
     * {@return the key of the same option with a limit of the service}
     *
     * @param limit throws an {@link IllegalArgumentException}, with the name that it is given, for a value beyond it
     */
    public OptionKey<T> limited(BiConsumer<String, T> limit) {
        return new OptionKey<>(name, form, limit);
    }

    /** {@return the value, or a copy of it that cannot be changed; refuses one that no option can have} */
    T copy(T value) {
        return form.apply(name, value);
    }

    /** Refuses a value beyond the service's limits. */
    void check(T value) {
        limit.accept(name, value);
    }

    String name() {
        return name;
    }

    @Override
    public int compareTo(OptionKey<?> other) {
        return Integer.compare(place, other.place);
    }

    @Override
    public String toString() {
        return name;
    }

    private static void anything(String name, Object value) {}
}
