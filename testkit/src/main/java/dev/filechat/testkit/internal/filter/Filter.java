// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.util.Map;

/**
 * A condition on items, read from an expression. {@code NOT} binds closer than {@code AND}, and that closer than
 * {@code OR}. Keywords are in capitals, but for {@code null}; strings are in double quotes, with {@code \"} and
 * {@code \\}; times are strings as RFC 3339 has them.
 *
 * <p>A value that is absent equals {@code null} only, is unlike every other value, and is neither less nor greater than
 * any. Immutable, and safe for use by several threads.
 *
 * @param <T> what is filtered
 */
public final class Filter<T> {

    private final Expression<T> expression;

    private Filter(Expression<T> expression) {
        this.expression = expression;
    }

    /**
     * Reads an expression.
     *
     * @param <T> what is filtered
     * @param expression the expression
     * @param fields what it may ask about, by name
     * @return the filter
     * @throws FilterException if the expression makes no sense; its message says where, and what was expected
     */
    public static <T> Filter<T> parse(String expression, Map<String, Field<T, ?>> fields) {
        return new Filter<>(new Parser<>(new FilterTokens(expression), fields).parse());
    }

    /**
     * Reads an expression in which a comparison may have a colon, too. Behind a colon stands a value, which a text has
     * to contain, in whatever case, and anything else to equal; or {@code !} and such a value; or an operator and a
     * value. Values need no quotes there if they are one word, and names may have dots and hyphens.
     *
     * @param <T> what is filtered
     * @param expression the expression
     * @param fields what it may ask about, by name
     * @return the filter
     * @throws FilterException if the expression makes no sense; its message says where, and what was expected
     */
    public static <T> Filter<T> parseWithColons(String expression, Map<String, Field<T, ?>> fields) {
        return new Filter<>(new Parser<>(FilterTokens.withColons(expression), fields).parse());
    }

    /**
     * Says whether the condition holds.
     *
     * @param item what is asked about
     * @return true if it holds
     */
    public boolean matches(T item) {
        return expression.matches(item);
    }
}
