// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a request, all of them optional. One value serves any number of requests. Immutable and thread-safe.
 */
public final class ChatOptions {
    private static final Fields<ChatOptions> FIELDS = Fields.of(ChatOptions.class)
            .add("endUserId", value -> value.endUserId)
            .add("n", value -> value.n)
            .add("maxTokens", value -> value.maxTokens)
            .add("seed", value -> value.seed)
            .add("stop", value -> value.stop)
            .add("temperature", value -> value.temperature)
            .add("topP", value -> value.topP)
            .add("logprobs", value -> value.logprobs)
            .add("topLogprobs", value -> value.topLogprobs)
            .add("tools", value -> value.tools)
            .add("toolChoice", value -> value.toolChoice)
            .add("responseFormat", value -> value.responseFormat)
            .add("frequencyPenalty", value -> value.frequencyPenalty)
            .add("presencePenalty", value -> value.presencePenalty)
            .add("reasoningEffort", value -> value.reasoningEffort)
            .add("searchParameters", value -> value.searchParameters)
            .add("parallelToolCalls", value -> value.parallelToolCalls)
            .add("previousResponseId", value -> value.previousResponseId)
            .add("storeMessages", value -> value.storeMessages)
            .add("useEncryptedContent", value -> value.useEncryptedContent)
            .add("maxTurns", value -> value.maxTurns)
            .add("include", value -> value.include)
            .add("agentCount", value -> value.agentCount)
            .add("serviceTier", value -> value.serviceTier)
            .add("safetyIdentifier", value -> value.safetyIdentifier)
            .add("guidelines", value -> value.guidelines);

    private static final ChatOptions NONE = builder().build();

    final @Nullable String endUserId;
    final @Nullable Integer n;
    final @Nullable Integer maxTokens;
    final @Nullable Integer seed;
    final @Nullable List<String> stop;
    final @Nullable Float temperature;
    final @Nullable Float topP;
    final @Nullable Boolean logprobs;
    final @Nullable Integer topLogprobs;
    final @Nullable List<Tool> tools;
    final @Nullable ToolChoice toolChoice;
    final @Nullable ResponseFormat responseFormat;
    final @Nullable Float frequencyPenalty;
    final @Nullable Float presencePenalty;
    final @Nullable ReasoningEffort reasoningEffort;
    final @Nullable SearchParameters searchParameters;
    final @Nullable Boolean parallelToolCalls;
    final @Nullable String previousResponseId;
    final @Nullable Boolean storeMessages;
    final @Nullable Boolean useEncryptedContent;
    final @Nullable Integer maxTurns;
    final @Nullable List<IncludeOption> include;
    final @Nullable AgentCount agentCount;
    final @Nullable ServiceTier serviceTier;
    final @Nullable String safetyIdentifier;
    final @Nullable List<Guideline> guidelines;

    ChatOptions(ChatOptionsBuilder builder) {
        this.endUserId = builder.endUserId;
        this.n = builder.n;
        this.maxTokens = builder.maxTokens;
        this.seed = builder.seed;
        this.stop = builder.stop;
        this.temperature = builder.temperature;
        this.topP = builder.topP;
        this.logprobs = builder.logprobs;
        this.topLogprobs = builder.topLogprobs;
        this.tools = builder.tools;
        this.toolChoice = builder.toolChoice;
        this.responseFormat = builder.responseFormat;
        this.frequencyPenalty = builder.frequencyPenalty;
        this.presencePenalty = builder.presencePenalty;
        this.reasoningEffort = builder.reasoningEffort;
        this.searchParameters = builder.searchParameters;
        this.parallelToolCalls = builder.parallelToolCalls;
        this.previousResponseId = builder.previousResponseId;
        this.storeMessages = builder.storeMessages;
        this.useEncryptedContent = builder.useEncryptedContent;
        this.maxTurns = builder.maxTurns;
        this.include = builder.include;
        this.agentCount = builder.agentCount;
        this.serviceTier = builder.serviceTier;
        this.safetyIdentifier = builder.safetyIdentifier;
        this.guidelines = builder.guidelines;
    }

    /** {@return options of which none is set} */
    public static ChatOptions none() {
        return NONE;
    }

    /** {@return a new builder} */
    public static ChatOptionsBuilder builder() {
        return new ChatOptionsBuilder();
    }

    /**
     * {@return these options where the others are not set, else the others} What was set counts as set whatever its
     * value: false, an empty list and an empty text override too.
     *
     * @param others the options of the narrower scope: a chat's over a client's, a call's over a chat's
     * @throws IllegalArgumentException if together they contradict each other
     */
    public ChatOptions overriddenBy(ChatOptions others) {
        if (others.equals(NONE)) {
            return this;
        }
        return equals(NONE) ? others : toBuilder().overrideWith(others).build();
    }

    /**
     * {@return the names of the options that are set, as their accessors are called, whatever their values: also false,
     * an empty list and an empty text}
     */
    public Set<String> definedOptions() {
        return FIELDS.namesOfNonNull(this);
    }

    /** {@return a new builder that starts with these options} */
    public ChatOptionsBuilder toBuilder() {
        return new ChatOptionsBuilder(this);
    }

    /** {@return the end user's id, by which the service detects abuse; empty if not set} */
    public String endUserId() {
        return endUserId == null ? "" : endUserId;
    }

    /** {@return how many answers are asked for, if set} */
    public OptionalInt n() {
        return Fields.optional(n);
    }

    /** {@return the limit of output tokens, if set} */
    public OptionalInt maxTokens() {
        return Fields.optional(maxTokens);
    }

    /** {@return the seed of the sampling, if set} */
    public OptionalInt seed() {
        return Fields.optional(seed);
    }

    /** {@return the texts at which the model stops} */
    public List<String> stop() {
        return stop == null ? List.of() : stop;
    }

    /** {@return the sampling temperature, if set} */
    public Optional<Float> temperature() {
        return Optional.ofNullable(temperature);
    }

    /** {@return the probability mass of nucleus sampling, if set} */
    public Optional<Float> topP() {
        return Optional.ofNullable(topP);
    }

    /** {@return whether the probabilities of the output tokens are asked for} */
    public boolean logprobs() {
        return Boolean.TRUE.equals(logprobs);
    }

    /** {@return how many of the most likely tokens are asked for at each place, if set} */
    public OptionalInt topLogprobs() {
        return Fields.optional(topLogprobs);
    }

    /** {@return the tools that the model may use} */
    public List<Tool> tools() {
        return tools == null ? List.of() : tools;
    }

    /** {@return whether and which tools are called, if set} */
    public Optional<ToolChoice> toolChoice() {
        return Optional.ofNullable(toolChoice);
    }

    /** {@return the format of the answer, if set} */
    public Optional<ResponseFormat> responseFormat() {
        return Optional.ofNullable(responseFormat);
    }

    /** {@return the penalty for tokens by how often they came, if set} */
    public Optional<Float> frequencyPenalty() {
        return Optional.ofNullable(frequencyPenalty);
    }

    /** {@return the penalty for tokens that came already, if set} */
    public Optional<Float> presencePenalty() {
        return Optional.ofNullable(presencePenalty);
    }

    /** {@return how hard a reasoning model thinks, if set} */
    public Optional<ReasoningEffort> reasoningEffort() {
        return Optional.ofNullable(reasoningEffort);
    }

    /** {@return how the service searches before it answers, if set} */
    public Optional<SearchParameters> searchParameters() {
        return Optional.ofNullable(searchParameters);
    }

    /** {@return whether the model may ask for several tool calls at once, if set} */
    public Optional<Boolean> parallelToolCalls() {
        return Optional.ofNullable(parallelToolCalls);
    }

    /** {@return the id of the stored response that the request continues, if set} */
    public Optional<String> previousResponseId() {
        return Optional.ofNullable(previousResponseId);
    }

    /** {@return whether the service keeps the conversation} */
    public boolean storeMessages() {
        return Boolean.TRUE.equals(storeMessages);
    }

    /** {@return whether encrypted reasoning is asked for} */
    public boolean useEncryptedContent() {
        return Boolean.TRUE.equals(useEncryptedContent);
    }

    /** {@return how often the service may go back to its own tools, if set} */
    public OptionalInt maxTurns() {
        return Fields.optional(maxTurns);
    }

    /** {@return what the response is to hold in addition} */
    public List<IncludeOption> include() {
        return include == null ? List.of() : include;
    }

    /** {@return how many agents of a multi-agent model work, if set} */
    public Optional<AgentCount> agentCount() {
        return Optional.ofNullable(agentCount);
    }

    /** {@return how the request is scheduled and priced; {@link ServiceTier#UNSPECIFIED} if not set} */
    public ServiceTier serviceTier() {
        return serviceTier == null ? ServiceTier.UNSPECIFIED : serviceTier;
    }

    /** {@return the opaque name of the end user for the service's policies, if set} */
    public Optional<String> safetyIdentifier() {
        return Optional.ofNullable(safetyIdentifier);
    }

    /** {@return the guidelines for the answer} */
    public List<Guideline> guidelines() {
        return guidelines == null ? List.of() : guidelines;
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
}
