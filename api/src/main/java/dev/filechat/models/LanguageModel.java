// SPDX-License-Identifier: Apache-2.0
package dev.filechat.models;

import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.values.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A model that answers chats, with its prices and limits. Immutable and thread-safe. */
public final class LanguageModel {
    private static final Fields<LanguageModel> FIELDS = Fields.of(LanguageModel.class)
            .add("name", value -> value.name)
            .add("aliases", value -> value.aliases)
            .add("version", value -> value.version)
            .add("inputModalities", value -> value.inputModalities)
            .add("outputModalities", value -> value.outputModalities)
            .add("promptTextPrice", value -> value.promptTextPrice)
            .add("cachedPromptPrice", value -> value.cachedPromptPrice)
            .add("promptImagePrice", value -> value.promptImagePrice)
            .add("completionPrice", value -> value.completionPrice)
            .addPrimitive("searchPrice", value -> value.searchPrice)
            .addPrimitive("maxPromptTokens", value -> value.maxPromptTokens)
            .add("createdAt", value -> value.createdAt)
            .add("systemFingerprint", value -> value.systemFingerprint);

    private final String name;
    private final List<String> aliases;
    private final String version;
    private final List<Modality> inputModalities;
    private final List<Modality> outputModalities;
    private final TokenPrice promptTextPrice;
    private final TokenPrice cachedPromptPrice;
    private final TokenPrice promptImagePrice;
    private final TokenPrice completionPrice;
    private final long searchPrice;
    private final int maxPromptTokens;
    private final @Nullable Instant createdAt;
    private final String systemFingerprint;

    private LanguageModel(Builder builder) {
        name = builder.name;
        aliases = builder.aliases;
        version = builder.version;
        inputModalities = builder.inputModalities;
        outputModalities = builder.outputModalities;
        promptTextPrice = builder.promptTextPrice;
        cachedPromptPrice = builder.cachedPromptPrice;
        promptImagePrice = builder.promptImagePrice;
        completionPrice = builder.completionPrice;
        searchPrice = builder.searchPrice;
        maxPromptTokens = builder.maxPromptTokens;
        createdAt = builder.createdAt;
        systemFingerprint = builder.systemFingerprint;
    }

    /** {@return a builder, for transports and for tests} */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** {@return its name} */
    public String name() {
        return name;
    }

    /** {@return its other names} */
    public List<String> aliases() {
        return aliases;
    }

    /** {@return its version; empty if the service did not report it} */
    public String version() {
        return version;
    }

    /** {@return what it takes} */
    public List<Modality> inputModalities() {
        return inputModalities;
    }

    /** {@return what it gives} */
    public List<Modality> outputModalities() {
        return outputModalities;
    }

    /** {@return the price of a text token of the prompt} */
    public TokenPrice promptTextPrice() {
        return promptTextPrice;
    }

    /** {@return the price of a token of the prompt that the service had in its cache} */
    public TokenPrice cachedPromptPrice() {
        return cachedPromptPrice;
    }

    /** {@return the price of an image token of the prompt} */
    public TokenPrice promptImagePrice() {
        return promptImagePrice;
    }

    /** {@return the price of a token of the answer, also of one of the reasoning} */
    public TokenPrice completionPrice() {
        return completionPrice;
    }

    /** {@return the price of a search as the service sends it; xAI does not document its unit} */
    public long searchPrice() {
        return searchPrice;
    }

    /** {@return the most tokens that a prompt may have; 0 if the service did not report it} */
    public int maxPromptTokens() {
        return maxPromptTokens;
    }

    /** {@return when it was made; empty if the service did not report it} */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable(createdAt);
    }

    /** {@return the configuration of the service that runs it; empty if the service did not report it} */
    public String systemFingerprint() {
        return systemFingerprint;
    }

    /**
     * {@return what the given tokens cost at the prices of this model, in US dollars} An estimate: it knows neither
     * tools and searches, which are paid for one by one, nor prices that depend on the length of the prompt or on the
     * service tier. What a call did cost is in {@link Usage#costInUsd()}.
     *
     * <p>Tokens that came from the cache are those of {@link Usage#cachedPromptTextTokens()}; tokens of the reasoning
     * cost what those of the answer cost.
     */
    public BigDecimal estimateInUsd(Usage usage) {
        long cached = usage.cachedPromptTextTokens();
        long images = usage.promptImageTokens();
        long texts = Math.max(usage.promptTextTokens(), usage.promptTokens() - images);
        return promptTextPrice
                .usdOf(Math.max(0, texts - cached))
                .add(cachedPromptPrice.usdOf(cached))
                .add(promptImagePrice.usdOf(images))
                .add(completionPrice.usdOf(usage.completionTokens() + usage.reasoningTokens()));
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

    /** Builds a {@link LanguageModel}. Not thread-safe. */
    public static final class Builder {
        private final String name;
        private List<String> aliases = List.of();
        private String version = "";
        private List<Modality> inputModalities = List.of();
        private List<Modality> outputModalities = List.of();
        private TokenPrice promptTextPrice = TokenPrice.NONE;
        private TokenPrice cachedPromptPrice = TokenPrice.NONE;
        private TokenPrice promptImagePrice = TokenPrice.NONE;
        private TokenPrice completionPrice = TokenPrice.NONE;
        private long searchPrice;
        private int maxPromptTokens;
        private @Nullable Instant createdAt;
        private String systemFingerprint = "";

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Sets its other names. */
        public Builder aliases(List<String> values) {
            aliases = List.copyOf(values);
            return this;
        }

        /** Sets its version. */
        public Builder version(String value) {
            version = Objects.requireNonNull(value, "version");
            return this;
        }

        /** Sets what it takes. */
        public Builder inputModalities(List<Modality> values) {
            inputModalities = List.copyOf(values);
            return this;
        }

        /** Sets what it gives. */
        public Builder outputModalities(List<Modality> values) {
            outputModalities = List.copyOf(values);
            return this;
        }

        /** Sets the price of a text token of the prompt. */
        public Builder promptTextPrice(TokenPrice value) {
            promptTextPrice = Objects.requireNonNull(value, "promptTextPrice");
            return this;
        }

        /** Sets the price of a token of the prompt that the service had in its cache. */
        public Builder cachedPromptPrice(TokenPrice value) {
            cachedPromptPrice = Objects.requireNonNull(value, "cachedPromptPrice");
            return this;
        }

        /** Sets the price of an image token of the prompt. */
        public Builder promptImagePrice(TokenPrice value) {
            promptImagePrice = Objects.requireNonNull(value, "promptImagePrice");
            return this;
        }

        /** Sets the price of a token of the answer, also of one of the reasoning. */
        public Builder completionPrice(TokenPrice value) {
            completionPrice = Objects.requireNonNull(value, "completionPrice");
            return this;
        }

        /** Sets the price of a search as the service sends it; xAI does not document its unit. */
        public Builder searchPrice(long value) {
            searchPrice = value;
            return this;
        }

        /** Sets the most tokens that a prompt may have; 0 if the service did not report it. */
        public Builder maxPromptTokens(int value) {
            maxPromptTokens = value;
            return this;
        }

        /** Sets when it was made. */
        public Builder createdAt(Instant value) {
            createdAt = Objects.requireNonNull(value, "createdAt");
            return this;
        }

        /** Sets the configuration of the service that runs it. */
        public Builder systemFingerprint(String value) {
            systemFingerprint = Objects.requireNonNull(value, "systemFingerprint");
            return this;
        }

        /** {@return the value} */
        public LanguageModel build() {
            return new LanguageModel(this);
        }
    }
}
