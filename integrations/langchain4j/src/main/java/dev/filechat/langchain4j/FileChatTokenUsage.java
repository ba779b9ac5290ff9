// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.Usage;
import dev.langchain4j.model.output.TokenUsage;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request used, with the cached tokens, those of the reasoning, and the cost. The count of output tokens is that
 * of the answer and of the reasoning together. A count over {@link Integer#MAX_VALUE} is given as that;
 * {@link #usage()} has the exact one. Immutable and thread-safe.
 */
public final class FileChatTokenUsage extends TokenUsage {
    private final Usage usage;

    private FileChatTokenUsage(Usage usage) {
        super(
                toInt(usage.promptTokens()),
                toInt(usage.completionTokens() + usage.reasoningTokens()),
                toInt(usage.totalTokens()));
        this.usage = usage;
    }

    /** {@return the usage in LangChain4j's form} */
    public static FileChatTokenUsage of(Usage usage) {
        return new FileChatTokenUsage(requireNonNull(usage, "usage"));
    }

    /** {@return the usage as the service reported it} */
    public Usage usage() {
        return usage;
    }

    /** {@return those of the input tokens that came from the service's cache} */
    public int cachedInputTokenCount() {
        return toInt(usage.cachedPromptTextTokens());
    }

    /** {@return those of the output tokens that are of the reasoning} */
    public int reasoningTokenCount() {
        return toInt(usage.reasoningTokens());
    }

    /** {@return the full price in US dollars, exact; empty if the service did not report it, which is not zero} */
    public Optional<BigDecimal> costInUsd() {
        return usage.costInUsd();
    }

    /**
     * {@return the sum of both} Its cost is known only if both costs are: the sum with a usage of another model has
     * none.
     */
    @Override
    public TokenUsage add(@Nullable TokenUsage that) {
        if (that == null) {
            return this;
        }
        return of(usage.plus(that instanceof FileChatTokenUsage other ? other.usage : usage(that)));
    }

    private static Usage usage(TokenUsage that) {
        return Usage.builder()
                .promptTokens(orZero(that.inputTokenCount()))
                .completionTokens(orZero(that.outputTokenCount()))
                .totalTokens(orZero(that.totalTokenCount()))
                .build();
    }

    private static int orZero(@Nullable Integer count) {
        return count == null ? 0 : count;
    }

    private static int toInt(long count) {
        return (int) Math.min(count, Integer.MAX_VALUE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileChatTokenUsage that && usage.equals(that.usage);
    }

    @Override
    public int hashCode() {
        return usage.hashCode();
    }

    @Override
    public String toString() {
        return "FileChatTokenUsage[" + usage + "]";
    }
}
