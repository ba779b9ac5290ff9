// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.filter;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How the values of one type are written. The function throws an IllegalArgumentException or a DateTimeException. */
record Literal<V>(Token.Kind kind, String expected, Function<String, V> reader) {

    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)");

    static final Literal<String> TEXT = new Literal<>(Token.Kind.TEXT, "a string in double quotes", text -> text);
    static final Literal<BigDecimal> NUMBER = new Literal<>(Token.Kind.NUMBER, "a number", BigDecimal::new);
    static final Literal<Instant> TIME =
            new Literal<>(Token.Kind.TEXT, "a time like \"2026-01-31T23:59:59Z\"", Literal::time);

    V value(Token token, String wanted) {
        if (token.kind() == kind || token.kind() == Token.Kind.BARE) {
            try {
                return reader.apply(token.text());
            } catch (IllegalArgumentException | DateTimeException e) {
                // what the message below says
            }
        }
        throw token.unexpected(wanted);
    }

    private static Instant time(String text) {
        if (!RFC_3339.matcher(text).matches()) {
            throw new IllegalArgumentException("not RFC 3339");
        }
        return OffsetDateTime.parse(text).toInstant();
    }
}
