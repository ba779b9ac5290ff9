// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A condition, or several of them joined. */
sealed interface Expression<T> {

    boolean matches(T item);

    record Any<T>(List<Expression<T>> parts) implements Expression<T> {
        @Override
        public boolean matches(T item) {
            return parts.stream().anyMatch(part -> part.matches(item));
        }
    }

    record All<T>(List<Expression<T>> parts) implements Expression<T> {
        @Override
        public boolean matches(T item) {
            return parts.stream().allMatch(part -> part.matches(item));
        }
    }

    record Not<T>(Expression<T> part) implements Expression<T> {
        @Override
        public boolean matches(T item) {
            return !part.matches(item);
        }
    }

    record Contains<T>(Field<T, ?> field, String part) implements Expression<T> {
        @Override
        public boolean matches(T item) {
            return field.of(item) instanceof String text
                    && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
        }
    }

    record Comparison<T, V extends Comparable<V>>(
            Field<T, V> field, Operator operator, @Nullable V value) implements Expression<T> {
        @Override
        public boolean matches(T item) {
            return operator.holds(field.of(item), value);
        }
    }
}
