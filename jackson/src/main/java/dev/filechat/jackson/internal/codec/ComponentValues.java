// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.codec;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/** The components of a record that is being read, by name. Not thread-safe. */
public final class ComponentValues {
    private final Map<String, Object> values = new HashMap<>();

    /** {@return a function that stores a component} */
    public static <V> BiFunction<ComponentValues, V, ComponentValues> put(String name) {
        return (components, value) -> {
            components.values.put(name, value);
            return components;
        };
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public <V> V get(String name, Class<V> type) {
        return type.cast(requireNonNull(values.get(name), name));
    }

    public <V> V get(String name, Class<V> type, V absent) {
        return has(name) ? get(name, type) : absent;
    }

    public <V> List<V> list(String name, Class<V> type) {
        List<?> list = get(name, List.class);
        return list.stream().<V>map(type::cast).toList();
    }
}
