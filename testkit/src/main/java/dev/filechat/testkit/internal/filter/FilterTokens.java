// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.util.List;
import java.util.function.IntPredicate;

/** Cuts an expression into tokens, one ahead of the reader. What fits nowhere is a symbol that nobody expects. */
final class FilterTokens {

    private static final List<String> LONG_SYMBOLS = List.of("!=", ">=", "<=");

    private final String expression;
    private final boolean colons;
    private int position;
    private Token next;

    FilterTokens(String expression) {
        this(expression, false);
    }

    private FilterTokens(String expression, boolean colons) {
        this.expression = expression;
        this.colons = colons;
        this.next = read();
    }

    /** With colons, words have dots and hyphens too, and what begins with a digit goes on until a space. */
    static FilterTokens withColons(String expression) {
        return new FilterTokens(expression, true);
    }

    boolean colons() {
        return colons;
    }

    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = read();
        return taken;
    }

    boolean takeWord(String word) {
        boolean there = next.isWord(word);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeSymbol(String symbol) {
        boolean there = next.isSymbol(symbol);
        if (there) {
            take();
        }
        return there;
    }

    private Token read() {
        skip(Character::isWhitespace);
        int start = position;
        if (start == expression.length()) {
            return new Token(Token.Kind.END, "", start + 1);
        }
        int first = expression.codePointAt(start);
        if (first == '"') {
            return new Token(Token.Kind.TEXT, string(), start + 1);
        }
        if (isLetter(first)) {
            skip(c -> isLetter(c) || isDigit(c) || (colons && (c == '.' || c == '-')));
            return token(Token.Kind.WORD, start);
        }
        if (isDigit(first) || first == '-') {
            position++;
            skip(c -> colons ? !Character.isWhitespace(c) && c != ')' : isDigit(c) || c == '.');
            return token(Token.Kind.NUMBER, start);
        }
        boolean isLong = LONG_SYMBOLS.stream().anyMatch(symbol -> expression.startsWith(symbol, start));
        position += isLong ? 2 : Character.charCount(first);
        return token(Token.Kind.SYMBOL, start);
    }

    private String string() {
        StringBuilder text = new StringBuilder();
        position++;
        while (charAt(position) != '"') {
            if (charAt(position) == '\\') {
                position++;
                if (charAt(position) != '"' && charAt(position) != '\\') {
                    throw unexpected("\\\" or \\\\");
                }
            } else if (position >= expression.length()) {
                throw unexpected("the double quote that ends the string");
            }
            text.append(expression.charAt(position++));
        }
        position++;
        return text.toString();
    }

    private FilterException unexpected(String expected) {
        boolean over = position >= expression.length();
        String found = over ? "" : Character.toString(expression.codePointAt(position));
        return new Token(over ? Token.Kind.END : Token.Kind.SYMBOL, found, position + 1).unexpected(expected);
    }

    /** Or NUL, after the end. */
    private char charAt(int index) {
        return index < expression.length() ? expression.charAt(index) : '\0';
    }

    private void skip(IntPredicate unwanted) {
        while (position < expression.length() && unwanted.test(expression.charAt(position))) {
            position++;
        }
    }

    private Token token(Token.Kind kind, int start) {
        return new Token(kind, expression.substring(start, position), start + 1);
    }

    private static boolean isLetter(int c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
