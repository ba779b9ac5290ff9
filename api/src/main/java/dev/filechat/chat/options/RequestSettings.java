// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The settings of the request that a response answers, as the service understood them. Immutable and thread-safe. */
public final class RequestSettings {
    private static final Fields<RequestSettings> FIELDS = Fields.of(RequestSettings.class)
            .add("maxTokens", value -> value.maxTokens)
            .addPrimitive("parallelToolCalls", value -> value.parallelToolCalls)
            .add("previousResponseId", value -> value.previousResponseId)
            .add("reasoningEffort", value -> value.reasoningEffort)
            .add("temperature", value -> value.temperature)
            .add("topP", value -> value.topP)
            .add("responseFormat", value -> value.responseFormat)
            .add("toolChoice", value -> value.toolChoice)
            .add("tools", value -> value.tools)
            .add("endUserId", value -> value.endUserId)
            .add("searchParameters", value -> value.searchParameters)
            .addPrimitive("storeMessages", value -> value.storeMessages)
            .addPrimitive("useEncryptedContent", value -> value.useEncryptedContent)
            .add("include", value -> value.include);

    private final @Nullable Integer maxTokens;
    private final boolean parallelToolCalls;
    private final @Nullable String previousResponseId;
    private final @Nullable ReasoningEffort reasoningEffort;
    private final @Nullable Float temperature;
    private final @Nullable Float topP;
    private final @Nullable ResponseFormat responseFormat;
    private final @Nullable ToolChoice toolChoice;
    private final List<Tool> tools;
    private final String endUserId;
    private final @Nullable SearchParameters searchParameters;
    private final boolean storeMessages;
    private final boolean useEncryptedContent;
    private final List<IncludeOption> include;

    private RequestSettings(Builder builder) {
        this.maxTokens = builder.maxTokens;
        this.parallelToolCalls = builder.parallelToolCalls;
        this.previousResponseId = builder.previousResponseId;
        this.reasoningEffort = builder.reasoningEffort;
        this.temperature = builder.temperature;
        this.topP = builder.topP;
        this.responseFormat = builder.responseFormat;
        this.toolChoice = builder.toolChoice;
        this.tools = builder.tools;
        this.endUserId = builder.endUserId;
        this.searchParameters = builder.searchParameters;
        this.storeMessages = builder.storeMessages;
        this.useEncryptedContent = builder.useEncryptedContent;
        this.include = builder.include;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the limit of output tokens, if set} */
    public OptionalInt maxTokens() {
        return Fields.optional(maxTokens);
    }

    /** {@return whether the model may ask for several tool calls at once} */
    public boolean parallelToolCalls() {
        return parallelToolCalls;
    }

    /** {@return the stored response that the request continued, if any} */
    public Optional<String> previousResponseId() {
        return Optional.ofNullable(previousResponseId);
    }

    /** {@return how hard the model thought, if set} */
    public Optional<ReasoningEffort> reasoningEffort() {
        return Optional.ofNullable(reasoningEffort);
    }

    /** {@return the sampling temperature, if set} */
    public Optional<Float> temperature() {
        return Optional.ofNullable(temperature);
    }

    /** {@return the probability mass of nucleus sampling, if set} */
    public Optional<Float> topP() {
        return Optional.ofNullable(topP);
    }

    /** {@return the format of the answer, if set} */
    public Optional<ResponseFormat> responseFormat() {
        return Optional.ofNullable(responseFormat);
    }

    /** {@return whether and which tools had to be called, if set} */
    public Optional<ToolChoice> toolChoice() {
        return Optional.ofNullable(toolChoice);
    }

    /** {@return the tools} */
    public List<Tool> tools() {
        return tools;
    }

    /** {@return the end user's id, empty if not set} */
    public String endUserId() {
        return endUserId;
    }

    /** {@return how the service searched, if set} */
    public Optional<SearchParameters> searchParameters() {
        return Optional.ofNullable(searchParameters);
    }

    /** {@return whether the service keeps the conversation} */
    public boolean storeMessages() {
        return storeMessages;
    }

    /** {@return whether encrypted reasoning was asked for} */
    public boolean useEncryptedContent() {
        return useEncryptedContent;
    }

    /** {@return what was asked for in addition} */
    public List<IncludeOption> include() {
        return include;
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

    /** Builds a {@link RequestSettings}. Not thread-safe. */
    public static final class Builder {
        private @Nullable Integer maxTokens;
        private boolean parallelToolCalls;
        private @Nullable String previousResponseId;
        private @Nullable ReasoningEffort reasoningEffort;
        private @Nullable Float temperature;
        private @Nullable Float topP;
        private @Nullable ResponseFormat responseFormat;
        private @Nullable ToolChoice toolChoice;
        private List<Tool> tools = List.of();
        private String endUserId = "";
        private @Nullable SearchParameters searchParameters;
        private boolean storeMessages;
        private boolean useEncryptedContent;
        private List<IncludeOption> include = List.of();

        private Builder() {}

        /** Sets the limit of output tokens. */
        public Builder maxTokens(int maxTokens) {
            this.maxTokens = maxTokens;
            return this;
        }

        /** Sets whether the model may ask for several tool calls at once. */
        public Builder parallelToolCalls(boolean parallelToolCalls) {
            this.parallelToolCalls = parallelToolCalls;
            return this;
        }

        /** Sets the stored response that the request continued. */
        public Builder previousResponseId(String previousResponseId) {
            this.previousResponseId = Objects.requireNonNull(previousResponseId, "previousResponseId");
            return this;
        }

        /** Sets how hard the model thought. */
        public Builder reasoningEffort(ReasoningEffort reasoningEffort) {
            this.reasoningEffort = Objects.requireNonNull(reasoningEffort, "reasoningEffort");
            return this;
        }

        /** Sets the sampling temperature. */
        public Builder temperature(float temperature) {
            this.temperature = temperature;
            return this;
        }

        /** Sets the probability mass of nucleus sampling. */
        public Builder topP(float topP) {
            this.topP = topP;
            return this;
        }

        /** Sets the format of the answer. */
        public Builder responseFormat(ResponseFormat responseFormat) {
            this.responseFormat = Objects.requireNonNull(responseFormat, "responseFormat");
            return this;
        }

        /** Sets whether and which tools had to be called. */
        public Builder toolChoice(ToolChoice toolChoice) {
            this.toolChoice = Objects.requireNonNull(toolChoice, "toolChoice");
            return this;
        }

        /** Sets the tools. */
        public Builder tools(List<? extends Tool> tools) {
            this.tools = Checks.list("tools", tools);
            return this;
        }

        /** Sets the end user's id. */
        public Builder endUserId(String endUserId) {
            this.endUserId = Objects.requireNonNull(endUserId, "endUserId");
            return this;
        }

        /** Sets how the service searched. */
        public Builder searchParameters(SearchParameters searchParameters) {
            this.searchParameters = Objects.requireNonNull(searchParameters, "searchParameters");
            return this;
        }

        /** Sets whether the service keeps the conversation. */
        public Builder storeMessages(boolean storeMessages) {
            this.storeMessages = storeMessages;
            return this;
        }

        /** Sets whether encrypted reasoning was asked for. */
        public Builder useEncryptedContent(boolean useEncryptedContent) {
            this.useEncryptedContent = useEncryptedContent;
            return this;
        }

        /** Sets what was asked for in addition. */
        public Builder include(List<IncludeOption> include) {
            this.include = Checks.list("include", include);
            return this;
        }

        /** {@return the value} */
        public RequestSettings build() {
            return new RequestSettings(this);
        }
    }
}
