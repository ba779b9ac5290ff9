// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Filters that are put together at random: each is evaluated, or refused as a client's mistake. */
class ForeignFilterTest {
    private static final Map<String, Field<String, ?>> FIELDS = Map.of(
            "name", Field.text(item -> item),
            "size", Field.number(String::length),
            "at", Field.time(item -> Instant.EPOCH));

    private static final List<String> PIECES = List.of(
            "name",
            "size",
            "at",
            "nobody",
            "=",
            "!=",
            "<",
            ">=",
            ":",
            "AND",
            "and",
            "OR",
            "NOT",
            "(",
            ")",
            "\"a\"",
            "\"",
            "'",
            "\\",
            "\"\\\"\"",
            "5",
            "-5",
            "5.0",
            "1e400",
            "9".repeat(30),
            "null",
            "true",
            "*",
            "\"2026-03-01T12:00:00Z\"",
            "\"2026-99-99T12:00:00Z\"",
            " ",
            "\u0000",
            "\ud83d",
            "(".repeat(3_000),
            "NOT ".repeat(3_000));

    @Test
    void everyTextIsAFilterOrRefused() {
        int refused = 0;
        for (int seed = 0; seed < 20_000; seed++) {
            String expression = expression(new SplittableRandom(seed));
            try {
                assertThat(Filter.parse(expression, FIELDS).matches("a")).isIn(true, false);
            } catch (FilterException e) {
                assertThat(e.getMessage()).as("seed %s", seed).isNotBlank();
                refused++;
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("Seed " + seed + ": " + expression, e);
            }
        }
        assertThat(refused).isBetween(1, 19_999);
    }

    private static String expression(SplittableRandom random) {
        StringBuilder expression = new StringBuilder(random.nextBoolean() ? "name = \"a\" " : "");
        for (int i = random.nextInt(9); i > 0; i--) {
            expression.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextBoolean() ? " " : "");
        }
        return expression.toString();
    }
}
