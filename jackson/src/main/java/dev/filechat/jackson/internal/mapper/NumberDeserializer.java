// SPDX-License-Identifier: Apache-2.0
package dev.filechat.jackson.internal.mapper;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Reads a number that a Java type represents exactly, or as closely as floating point allows. */
final class NumberDeserializer extends JsonDeserializer<Object> {
    /** The largest exponent: computing with larger ones takes very long. */
    private static final int MAX_SCALE = 1_000;

    private final Conversion conversion;
    private final @Nullable Object absent;

    /** @param absent the value for null and for a missing number */
    NumberDeserializer(Conversion conversion, @Nullable Object absent) {
        this.conversion = conversion;
        this.absent = absent;
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken().isNumeric()) {
            BigDecimal value = parser.getDecimalValue();
            try {
                if (Math.abs((long) value.scale()) <= MAX_SCALE) {
                    return conversion.of(value);
                }
            } catch (ArithmeticException e) {
                // A fraction, or out of range: reported below as any other mismatch.
            }
        }
        return context.reportInputMismatch(this, "No such number");
    }

    @Override
    public @Nullable Object getNullValue(DeserializationContext context) {
        return absent;
    }

    static BigInteger bigInteger(BigDecimal value) {
        return value.toBigIntegerExact();
    }

    static float finiteFloat(BigDecimal value) {
        if (!Float.isFinite(value.floatValue())) {
            throw new ArithmeticException("More than a float holds");
        }
        return value.floatValue();
    }

    static double finiteDouble(BigDecimal value) {
        if (!Double.isFinite(value.doubleValue())) {
            throw new ArithmeticException("More than a double holds");
        }
        return value.doubleValue();
    }

    /** Converts a number. Throws {@link ArithmeticException} if the type cannot represent it. */
    @FunctionalInterface
    interface Conversion {
        Object of(BigDecimal value);
    }
}
