// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

/**
 * What the fake has to say to a request, and what reading the request has cost.
 *
 * @param text the whole answer
 * @param promptTextTokens tokens of the messages and of the text of their files
 * @param promptImageTokens tokens of the images
 */
record Answer(String text, int promptTextTokens, int promptImageTokens) {

    private static final int CHARACTERS_A_TOKEN = 4;

    /** A rough count, as is usual for English. */
    static int tokens(long characters) {
        return Math.toIntExact((characters + CHARACTERS_A_TOKEN - 1) / CHARACTERS_A_TOKEN);
    }

    /** How many characters so many tokens are. */
    static long characters(int tokens) {
        return (long) tokens * CHARACTERS_A_TOKEN;
    }
}
