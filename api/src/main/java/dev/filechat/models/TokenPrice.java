// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import java.math.BigDecimal;

/**
 * The price of tokens. Exact. Immutable and thread-safe.
 *
 * @param centsPer100MillionTokens the price as the service sends it, in US cents for 100 million tokens: 30,000 are 3
 *     US dollars for a million
 */
public record TokenPrice(long centsPer100MillionTokens) {
    /** No price: the service reports none, or the tokens cost nothing. */
    public static final TokenPrice NONE = new TokenPrice(0);

    /** Cents for 100 million tokens are 10^-10 US dollars for one: the service's ticks. */
    private static final int DOLLARS_PER_TOKEN = 10;

    private static final int DOLLARS_PER_MILLION = 4;

    /** {@return the price of a million tokens, in US dollars} */
    public BigDecimal usdPerMillionTokens() {
        return BigDecimal.valueOf(centsPer100MillionTokens, DOLLARS_PER_MILLION);
    }

    /**
     * {@return what the given number of tokens costs, in US dollars}
     *
     * @param tokens 0 or more
     */
    public BigDecimal usdOf(long tokens) {
        if (tokens < 0) {
            throw new IllegalArgumentException("tokens is " + tokens + "; it must be 0 or more");
        }
        return BigDecimal.valueOf(centsPer100MillionTokens, DOLLARS_PER_TOKEN).multiply(BigDecimal.valueOf(tokens));
    }

    /** {@return the price of a million tokens, for example {@code 3.0000 USD per million tokens}} */
    @Override
    public String toString() {
        return usdPerMillionTokens().toPlainString() + " USD per million tokens";
    }
}
