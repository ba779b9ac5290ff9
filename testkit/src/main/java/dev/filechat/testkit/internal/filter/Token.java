// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

/**
 * One word, symbol, number or string of an expression.
 *
 * @param text what stands there; of a string, what it means
 * @param position where it begins, counted from 1
 */
record Token(Kind kind, String text, int position) {

    enum Kind {
        WORD,
        NUMBER,
        TEXT,
        /** A value without quotes, which may be of any type. */
        BARE,
        SYMBOL,
        END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    Token bare() {
        return new Token(Kind.BARE, text, position);
    }

    FilterException unexpected(String expected) {
        String found = switch (kind) {
            case END -> "the end";
            case TEXT -> "the string \"" + text + "\"";
            default -> "'" + text + "'";
        };
        return FilterException.at(position, expected, found);
    }
}
