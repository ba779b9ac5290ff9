// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a filter may ask about. Immutable.
 *
 * @param <T> what is filtered
 * @param <V> what the values are
 */
public final class Field<T, V extends Comparable<V>> {

    private final Reader<T, V> reader;
    private final Literal<V> literal;

    private Field(Reader<T, V> reader, Literal<V> literal) {
        this.reader = reader;
        this.literal = literal;
    }

    /**
     * A field of text, which is compared character by character.
     *
     * @param <T> what is filtered
     * @param reader reads it
     * @return the field
     */
    public static <T> Field<T, String> text(Reader<T, String> reader) {
        return new Field<>(reader, Literal.TEXT);
    }

    /**
     * A field that is a whole number, and never absent.
     *
     * @param <T> what is filtered
     * @param reader reads it
     * @return the field
     */
    public static <T> Field<T, BigDecimal> number(ToLongFunction<T> reader) {
        return new Field<>(item -> BigDecimal.valueOf(reader.applyAsLong(item)), Literal.NUMBER);
    }

    /**
     * A field that is a point in time.
     *
     * @param <T> what is filtered
     * @param reader reads it
     * @return the field
     */
    public static <T> Field<T, Instant> time(Reader<T, Instant> reader) {
        return new Field<>(reader, Literal.TIME);
    }

    @Nullable
    V of(T item) {
        return reader.read(item);
    }

    /** The condition that the operator and the literal make of this field. */
    Expression<T> compared(Operator operator, Token token) {
        if (operator.orders()) {
            return new Expression.Comparison<>(this, operator, literal.value(token, literal.expected()));
        }
        V value = token.isWord("null") ? null : literal.value(token, literal.expected() + ", or null");
        return new Expression.Comparison<>(this, operator, value);
    }

    /** The condition that a literal behind a colon makes of this field. */
    Expression<T> matching(Token token) {
        V value = token.isWord("null") ? null : literal.value(token, literal.expected() + ", or null");
        return value instanceof String part
                ? new Expression.Contains<>(this, part)
                : new Expression.Comparison<>(this, Operator.EQUAL, value);
    }

    /**
     * Reads a field.
     *
     * @param <T> what is filtered
     * @param <V> what the values are
     */
    @FunctionalInterface
    public interface Reader<T, V> {

        /**
         * Reads it.
         *
         * @param item what is asked about
         * @return the value, or null if it is absent
         */
        @Nullable
        V read(T item);
    }
}
