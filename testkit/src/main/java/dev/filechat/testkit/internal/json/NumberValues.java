// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes numbers that fit a schema: the first one of a text if it fits, else the one nearest to 1 that does.
 *
 * @param schema the schema
 */
record NumberValues(JsonNode schema) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?|-?\\d+(\\.\\d+)?");

    JsonNode integer(Optional<String> said) {
        BigDecimal step = schema.has("multipleOf") ? schema.get("multipleOf").decimalValue() : BigDecimal.ONE;
        BigDecimal number = said.flatMap(NumberValues::first)
                .filter(found -> found.stripTrailingZeros().scale() <= 0 && fits(found))
                .orElseGet(() -> nearestToOne(step));
        return JsonNodeFactory.instance.numberNode(number.toBigIntegerExact());
    }

    JsonNode decimal(Optional<String> said) {
        BigDecimal step = schema.has("multipleOf") ? schema.get("multipleOf").decimalValue() : BigDecimal.ZERO;
        return DecimalNode.valueOf(
                said.flatMap(NumberValues::first).filter(this::fits).orElseGet(() -> nearestToOne(step)));
    }

    private static Optional<BigDecimal> first(String text) {
        Matcher number = NUMBER.matcher(text);
        return number.find() ? Optional.of(new BigDecimal(number.group().replace(",", ""))) : Optional.empty();
    }

    private boolean fits(BigDecimal number) {
        return (!schema.has("minimum") || number.compareTo(limit("minimum")) >= 0)
                && (!schema.has("maximum") || number.compareTo(limit("maximum")) <= 0)
                && (!schema.has("exclusiveMinimum") || number.compareTo(limit("exclusiveMinimum")) > 0)
                && (!schema.has("exclusiveMaximum") || number.compareTo(limit("exclusiveMaximum")) < 0)
                && (!schema.has("multipleOf")
                        || number.remainder(limit("multipleOf")).signum() == 0);
    }

    private BigDecimal limit(String word) {
        return schema.get(word).decimalValue();
    }

    private BigDecimal nearestToOne(BigDecimal step) {
        BigDecimal wanted = BigDecimal.ONE;
        for (String word : new String[] {"minimum", "exclusiveMinimum"}) {
            wanted = schema.has(word) ? wanted.max(limit(word)) : wanted;
        }
        for (String word : new String[] {"maximum", "exclusiveMaximum"}) {
            wanted = schema.has(word) ? wanted.min(limit(word)) : wanted;
        }
        return step.signum() == 0 ? between(wanted) : onStep(wanted, step);
    }

    private BigDecimal onStep(BigDecimal wanted, BigDecimal step) {
        BigDecimal steps = wanted.divide(step, 0, RoundingMode.FLOOR);
        for (int i = 0; i <= 2; i++) {
            BigDecimal up = steps.add(BigDecimal.valueOf(i)).multiply(step);
            BigDecimal down = steps.subtract(BigDecimal.valueOf(i)).multiply(step);
            if (fits(up) || fits(down)) {
                return fits(up) ? up : down;
            }
        }
        throw new IllegalArgumentException("no number is within its limits");
    }

    /** An excluded limit is left by half of the way to the other one, or by one. */
    private BigDecimal between(BigDecimal wanted) {
        BigDecimal half = schema.has("exclusiveMinimum") && schema.has("exclusiveMaximum")
                ? limit("exclusiveMaximum").subtract(limit("exclusiveMinimum")).divide(BigDecimal.TWO)
                : BigDecimal.ONE;
        for (BigDecimal candidate :
                new BigDecimal[] {wanted, wanted.add(half), wanted.subtract(half), wanted.add(new BigDecimal("0.001"))
                }) {
            if (fits(candidate)) {
                return candidate;
            }
        }
        throw new IllegalArgumentException("no number is within its limits");
    }
}
