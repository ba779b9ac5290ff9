// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Reads an expression by recursive descent, one method a rule:
 *
 * <pre>
 * any        = all { "OR" all }
 * all        = one { "AND" one }
 * one        = "NOT" one | "(" any ")" | comparison
 * comparison = field operator ( string | number | "null" )
 * </pre>
 *
 * <p>With colons, also:
 *
 * <pre>
 * comparison = field ":" [ operator | "!" ] ( string | word | "null" )
 * </pre>
 */
final class Parser<T> {

    /** Far more than anybody writes, and far less than the stack takes. */
    private static final int MAX_DEPTH = 100;

    private final FilterTokens tokens;
    private final Map<String, Field<T, ?>> fields;

    Parser(FilterTokens tokens, Map<String, Field<T, ?>> fields) {
        this.tokens = tokens;
        this.fields = fields;
    }

    Expression<T> parse() {
        Expression<T> whole = any(0);
        if (tokens.peek().kind() != Token.Kind.END) {
            throw tokens.peek().unexpected("AND, OR or the end");
        }
        return whole;
    }

    private Expression<T> any(int depth) {
        List<Expression<T>> parts = new ArrayList<>();
        do {
            parts.add(all(depth));
        } while (tokens.takeWord("OR"));
        return parts.size() == 1 ? parts.get(0) : new Expression.Any<>(List.copyOf(parts));
    }

    private Expression<T> all(int depth) {
        List<Expression<T>> parts = new ArrayList<>();
        do {
            parts.add(one(depth));
        } while (tokens.takeWord("AND"));
        return parts.size() == 1 ? parts.get(0) : new Expression.All<>(List.copyOf(parts));
    }

    private Expression<T> one(int depth) {
        if (depth > MAX_DEPTH) {
            throw tokens.peek().unexpected("at most " + MAX_DEPTH + " NOTs and parentheses inside each other");
        }
        if (tokens.takeWord("NOT")) {
            return new Expression.Not<>(one(depth + 1));
        }
        if (tokens.takeSymbol("(")) {
            Expression<T> inner = any(depth + 1);
            if (!tokens.takeSymbol(")")) {
                throw tokens.peek().unexpected("AND, OR or )");
            }
            return inner;
        }
        return comparison();
    }

    private Expression<T> comparison() {
        Token name = tokens.take();
        Field<T, ?> field = name.kind() == Token.Kind.WORD ? fields.get(name.text()) : null;
        if (field == null) {
            throw name.unexpected("NOT, ( or one of the fields " + String.join(", ", new TreeSet<>(fields.keySet())));
        }
        boolean colon = tokens.colons() && tokens.takeSymbol(":");
        Optional<Operator> operator = Operator.of(tokens.peek());
        if (operator.isPresent()) {
            tokens.take();
            return field.compared(operator.get(), literal(colon));
        }
        if (!colon) {
            throw tokens.peek().unexpected((tokens.colons() ? ":, " : "") + "=, !=, >, >=, < or <=");
        }
        boolean negated = tokens.takeSymbol("!");
        Expression<T> matched = field.matching(literal(true));
        return negated ? new Expression.Not<>(matched) : matched;
    }

    /** Behind a colon any one word will do. */
    private Token literal(boolean colon) {
        Token token = tokens.take();
        boolean bare = token.kind() == Token.Kind.WORD || token.kind() == Token.Kind.NUMBER;
        return colon && bare && !token.isWord("null") ? token.bare() : token;
    }
}
