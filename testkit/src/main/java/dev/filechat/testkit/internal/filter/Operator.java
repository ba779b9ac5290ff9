// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How two values are compared. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LESS("<"),
    LESS_OR_EQUAL("<=");

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    static Optional<Operator> of(Token token) {
        return Arrays.stream(values())
                .filter(operator -> token.isSymbol(operator.symbol))
                .findFirst();
    }

    boolean orders() {
        return this != EQUAL && this != NOT_EQUAL;
    }

    <V extends Comparable<V>> boolean holds(@Nullable V left, @Nullable V right) {
        if (left == null || right == null) {
            boolean bothAbsent = left == null && right == null;
            return !orders() && bothAbsent == (this == EQUAL);
        }
        int order = left.compareTo(right);
        return switch (this) {
            case EQUAL -> order == 0;
            case NOT_EQUAL -> order != 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
        };
    }
}
