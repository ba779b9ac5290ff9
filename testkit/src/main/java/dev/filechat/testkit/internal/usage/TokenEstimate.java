// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.usage;

/** How many tokens a text counts for: roughly, as is usual for English. */
public final class TokenEstimate {

    private static final int CHARACTERS_A_TOKEN = 4;

    private TokenEstimate() {}

    static int of(long characters) {
        return Math.toIntExact((characters + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN);
    }

    /** Returns the number of characters of the given number of tokens. */
    public static long characters(int tokens) {
        return (long) tokens * CHARACTERS_A_TOKEN;
    }
}
