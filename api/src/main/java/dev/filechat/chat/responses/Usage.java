// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.tools.ServerSideTool;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request used, in tokens and money. A count is 0 if the service did not report it. Immutable and thread-safe.
 */
public final class Usage {
    private static final Fields<Usage> FIELDS = Fields.of(Usage.class)
            .addPrimitive("completionTokens", value -> value.completionTokens)
            .addPrimitive("reasoningTokens", value -> value.reasoningTokens)
            .addPrimitive("promptTokens", value -> value.promptTokens)
            .addPrimitive("totalTokens", value -> value.totalTokens)
            .addPrimitive("promptTextTokens", value -> value.promptTextTokens)
            .addPrimitive("cachedPromptTextTokens", value -> value.cachedPromptTextTokens)
            .addPrimitive("promptImageTokens", value -> value.promptImageTokens)
            .addPrimitive("numSourcesUsed", value -> value.numSourcesUsed)
            .add("serverSideToolsUsed", value -> value.serverSideToolsUsed)
            .add("costInUsdTicks", value -> value.costInUsdTicks);

    /** The decimal places of an amount in ticks: 10,000,000,000 ticks are 1 US dollar. */
    private static final int TICK_DECIMALS = 10;

    private final long completionTokens;
    private final long reasoningTokens;
    private final long promptTokens;
    private final long totalTokens;
    private final long promptTextTokens;
    private final long cachedPromptTextTokens;
    private final long promptImageTokens;
    private final long numSourcesUsed;
    private final List<ServerSideTool> serverSideToolsUsed;
    private final @Nullable Long costInUsdTicks;

    private Usage(Builder builder) {
        this.completionTokens = builder.completionTokens;
        this.reasoningTokens = builder.reasoningTokens;
        this.promptTokens = builder.promptTokens;
        this.totalTokens = builder.totalTokens;
        this.promptTextTokens = builder.promptTextTokens;
        this.cachedPromptTextTokens = builder.cachedPromptTextTokens;
        this.promptImageTokens = builder.promptImageTokens;
        this.numSourcesUsed = builder.numSourcesUsed;
        this.serverSideToolsUsed = builder.serverSideToolsUsed;
        this.costInUsdTicks = builder.costInUsdTicks;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a new builder that starts with this usage} */
    public Builder toBuilder() {
        Builder builder = builder()
                .completionTokens(completionTokens)
                .reasoningTokens(reasoningTokens)
                .promptTokens(promptTokens)
                .totalTokens(totalTokens)
                .promptTextTokens(promptTextTokens)
                .cachedPromptTextTokens(cachedPromptTextTokens)
                .promptImageTokens(promptImageTokens)
                .numSourcesUsed(numSourcesUsed)
                .serverSideToolsUsed(serverSideToolsUsed);
        builder.costInUsdTicks = costInUsdTicks;
        return builder;
    }

    /** {@return the tokens of the answer} */
    public long completionTokens() {
        return completionTokens;
    }

    /** {@return the tokens of the reasoning} */
    public long reasoningTokens() {
        return reasoningTokens;
    }

    /** {@return the tokens of the prompt: text and image tokens together} */
    public long promptTokens() {
        return promptTokens;
    }

    /** {@return all tokens} */
    public long totalTokens() {
        return totalTokens;
    }

    /** {@return the tokens of the prompt's text} */
    public long promptTextTokens() {
        return promptTextTokens;
    }

    /** {@return those of the prompt's text tokens that came from the service's cache} */
    public long cachedPromptTextTokens() {
        return cachedPromptTextTokens;
    }

    /** {@return the tokens of the prompt's images} */
    public long promptImageTokens() {
        return promptImageTokens;
    }

    /** {@return how many search sources were used} */
    public long numSourcesUsed() {
        return numSourcesUsed;
    }

    /** {@return the tools that the service ran, one entry a run} */
    public List<ServerSideTool> serverSideToolsUsed() {
        return serverSideToolsUsed;
    }

    /**
     * {@return the full price in ticks, 10,000,000,000 to the US dollar; empty if the service did not report it, which
     * is not zero}
     */
    public OptionalLong costInUsdTicks() {
        return costInUsdTicks == null ? OptionalLong.empty() : OptionalLong.of(costInUsdTicks);
    }

    /**
     * {@return the full price in US dollars, exact to the tick (10 decimal places); empty if the service did not report
     * it}
     */
    public Optional<BigDecimal> costInUsd() {
        return Optional.ofNullable(costInUsdTicks).map(ticks -> BigDecimal.valueOf(ticks, TICK_DECIMALS));
    }

    /**
     * {@return the sum of two usages} Its cost is known only if both costs are.
     *
     * @throws ArithmeticException if a count is more than a {@code long} holds
     */
    public Usage plus(Usage other) {
        Objects.requireNonNull(other, "other");
        Builder sum = builder()
                .completionTokens(Math.addExact(completionTokens, other.completionTokens))
                .reasoningTokens(Math.addExact(reasoningTokens, other.reasoningTokens))
                .promptTokens(Math.addExact(promptTokens, other.promptTokens))
                .totalTokens(Math.addExact(totalTokens, other.totalTokens))
                .promptTextTokens(Math.addExact(promptTextTokens, other.promptTextTokens))
                .cachedPromptTextTokens(Math.addExact(cachedPromptTextTokens, other.cachedPromptTextTokens))
                .promptImageTokens(Math.addExact(promptImageTokens, other.promptImageTokens))
                .numSourcesUsed(Math.addExact(numSourcesUsed, other.numSourcesUsed))
                .serverSideToolsUsed(Stream.concat(serverSideToolsUsed.stream(), other.serverSideToolsUsed.stream())
                        .toList());
        if (costInUsdTicks != null && other.costInUsdTicks != null) {
            sum.costInUsdTicks(Math.addExact(costInUsdTicks, other.costInUsdTicks));
        }
        return sum.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }

    /** Builds a {@link Usage}. Not thread-safe. */
    public static final class Builder {
        private long completionTokens;
        private long reasoningTokens;
        private long promptTokens;
        private long totalTokens;
        private long promptTextTokens;
        private long cachedPromptTextTokens;
        private long promptImageTokens;
        private long numSourcesUsed;
        private List<ServerSideTool> serverSideToolsUsed = List.of();
        private @Nullable Long costInUsdTicks;

        private Builder() {}

        /** Sets the tokens of the answer. */
        public Builder completionTokens(long completionTokens) {
            this.completionTokens = completionTokens;
            return this;
        }

        /** Sets the tokens of the reasoning. */
        public Builder reasoningTokens(long reasoningTokens) {
            this.reasoningTokens = reasoningTokens;
            return this;
        }

        /** Sets the tokens of the prompt. */
        public Builder promptTokens(long promptTokens) {
            this.promptTokens = promptTokens;
            return this;
        }

        /** Sets all tokens. */
        public Builder totalTokens(long totalTokens) {
            this.totalTokens = totalTokens;
            return this;
        }

        /** Sets the tokens of the prompt's text. */
        public Builder promptTextTokens(long promptTextTokens) {
            this.promptTextTokens = promptTextTokens;
            return this;
        }

        /** Sets those of the prompt's text tokens that came from the cache. */
        public Builder cachedPromptTextTokens(long cachedPromptTextTokens) {
            this.cachedPromptTextTokens = cachedPromptTextTokens;
            return this;
        }

        /** Sets the tokens of the prompt's images. */
        public Builder promptImageTokens(long promptImageTokens) {
            this.promptImageTokens = promptImageTokens;
            return this;
        }

        /** Sets how many search sources were used. */
        public Builder numSourcesUsed(long numSourcesUsed) {
            this.numSourcesUsed = numSourcesUsed;
            return this;
        }

        /** Sets the tools that the service ran. */
        public Builder serverSideToolsUsed(List<ServerSideTool> serverSideToolsUsed) {
            this.serverSideToolsUsed = Checks.list("serverSideToolsUsed", serverSideToolsUsed);
            return this;
        }

        /** Sets the full price in ticks, 10,000,000,000 to the US dollar. */
        public Builder costInUsdTicks(long costInUsdTicks) {
            this.costInUsdTicks = costInUsdTicks;
            return this;
        }

        /** {@return the value} */
        public Usage build() {
            return new Usage(this);
        }
    }
}
