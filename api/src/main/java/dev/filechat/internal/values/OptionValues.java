// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.values;

import dev.filechat.internal.text.ServerText;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The options that are set, in the order of their keys. What is set counts as set whatever its value: false, an empty
 * list and an empty text too. Immutable and thread-safe.
 */
public final class OptionValues {
    private static final OptionValues NONE = new OptionValues(new TreeMap<>());

    private final SortedMap<OptionKey<?>, Object> values;

    private OptionValues(SortedMap<OptionKey<?>, Object> values) {
        this.values = values;
    }

    /** {@return the values of options of which none is set} */
    public static OptionValues none() {
        return NONE;
    }

    /**
     * {@return these values with one more, or another one}
     *
     * @throws IllegalArgumentException if the value is beyond the service's limits
     */
    public <T> OptionValues with(OptionKey<T> key, T value) {
        T copy = key.copy(value);
        key.check(copy);
        return added(key, copy);
    }

    /** {@return these values with one more, or another one, which may be beyond the service's limits} */
    public <T> OptionValues withUnchecked(OptionKey<T> key, T value) {
        return added(key, key.copy(value));
    }

    private OptionValues added(OptionKey<?> key, Object value) {
        SortedMap<OptionKey<?>, Object> all = new TreeMap<>(values);
        all.put(key, value);
        return new OptionValues(all);
    }

    /** {@return the other values, and these where the others are not set} */
    public OptionValues overriddenBy(OptionValues others) {
        SortedMap<OptionKey<?>, Object> all = new TreeMap<>(values);
        all.putAll(others.values);
        return new OptionValues(all);
    }

    /** {@return the value of an option that is set} */
    @SuppressWarnings("unchecked") // a key's value has the key's type
    public <T> Optional<T> get(OptionKey<T> key) {
        return Optional.ofNullable((T) values.get(key));
    }

    /** {@return the number of an option that is set} */
    public OptionalInt getInt(OptionKey<Integer> key) {
        return values.get(key) instanceof Integer number ? OptionalInt.of(number) : OptionalInt.empty();
    }

    /** {@return the list of an option; an empty one if it is not set} */
    public <E> List<E> getList(OptionKey<List<E>> key) {
        return get(key).orElse(List.of());
    }

    /** {@return whether an option is set to true} */
    public boolean isTrue(OptionKey<Boolean> key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    /** {@return whether no option is set} */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** {@return the names of the options that are set} */
    public Set<String> names() {
        return values.keySet().stream()
                .map(OptionKey::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(LinkedHashSet::new), Collections::unmodifiableSet));
    }

    /** {@return the name of the options class, with the options that are set to something, as {@link Fields} does} */
    public String text(Class<?> type) {
        return ServerText.escaped(values.entrySet().stream()
                .filter(option -> !Fields.isEmpty(option.getValue()))
                .map(option -> option.getKey() + "=" + Fields.shown(option.getValue()))
                .collect(Collectors.joining(", ", type.getSimpleName() + "[", "]")));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OptionValues options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return text(OptionValues.class);
    }
}
