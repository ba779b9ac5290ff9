// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.assertions;

import dev.filechat.chat.responses.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what was used. Not thread-safe. */
public final class UsageAssert extends AbstractAssert<UsageAssert, Usage> {

    UsageAssert(Usage actual) {
        super(actual, UsageAssert.class);
    }

    /**
     * Verifies the number of tokens that the request had.
     *
     * @param expected how many
     * @return this
     */
    public UsageAssert hasPromptTokens(long expected) {
        return has("prompt tokens", expected, isNotNull().actual.promptTokens());
    }

    /**
     * Verifies the number of tokens that of the request were cached.
     *
     * @param expected how many
     * @return this
     */
    public UsageAssert hasCachedPromptTextTokens(long expected) {
        return has("cached prompt text tokens", expected, isNotNull().actual.cachedPromptTextTokens());
    }

    /**
     * Verifies the number of tokens that the answer has.
     *
     * @param expected how many
     * @return this
     */
    public UsageAssert hasCompletionTokens(long expected) {
        return has("completion tokens", expected, isNotNull().actual.completionTokens());
    }

    /**
     * Verifies the number of tokens that the model thought.
     *
     * @param expected how many
     * @return this
     */
    public UsageAssert hasReasoningTokens(long expected) {
        return has("reasoning tokens", expected, isNotNull().actual.reasoningTokens());
    }

    /**
     * Verifies the number of tokens that there are in all.
     *
     * @param expected how many
     * @return this
     */
    public UsageAssert hasTotalTokens(long expected) {
        return has("tokens in all", expected, isNotNull().actual.totalTokens());
    }

    private UsageAssert has(String what, long expected, long given) {
        if (given != expected) {
            fail("to have %,d %s, and it has %,d.".formatted(expected, what, given));
        }
        return this;
    }

    /**
     * Verifies the price, exactly.
     *
     * @param usd US dollars, such as {@code "0.0012"}
     * @return this
     * @throws NumberFormatException if that is no number
     */
    public UsageAssert costsUsd(String usd) {
        BigDecimal expected = new BigDecimal(usd);
        Optional<BigDecimal> cost = isNotNull().actual.costInUsd();
        if (cost.filter(given -> given.compareTo(expected) == 0).isEmpty()) {
            fail("to cost $" + expected.toPlainString() + ", and "
                    + cost.map(given ->
                                    "it costs $" + given.stripTrailingZeros().toPlainString() + ".")
                            .orElse("the service did not say what it cost."));
        }
        return this;
    }

    private void fail(String difference) {
        failWithMessage("%s", "Expected the usage\n  " + actual + "\n" + difference);
    }
}
