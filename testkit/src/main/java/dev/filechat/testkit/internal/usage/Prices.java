// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.usage;

import dev.filechat.proto.SamplingUsage;

/**
 * Made-up prices: 2 USD for a million tokens of the prompt, a quarter of that if cached, 10 USD for a million written.
 */
public final class Prices {

    public static final long TICKS_A_PROMPT_TOKEN = 20_000;
    public static final long TICKS_A_CACHED_TOKEN = 5_000;
    public static final long TICKS_A_WRITTEN_TOKEN = 100_000;

    private Prices() {}

    static long ticks(SamplingUsage usage) {
        int cached = usage.getCachedPromptTextTokens();
        long written = (long) usage.getCompletionTokens() + usage.getReasoningTokens();
        return (usage.getPromptTokens() - cached) * TICKS_A_PROMPT_TOKEN
                + cached * TICKS_A_CACHED_TOKEN
                + written * TICKS_A_WRITTEN_TOKEN;
    }
}
