// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.internal.values.Checks;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Builds {@link ChatOptions}. What is out of the service's limits is refused here, with an
 * {@link IllegalArgumentException} that names the field, the value and the limit. Not thread-safe.
 */
public final class ChatOptionsBuilder {
    private static final int MAX_STOPS = 8;
    private static final int MAX_TOOLS = 128;

    @Nullable
    String endUserId;

    @Nullable
    Integer n;

    @Nullable
    Integer maxTokens;

    @Nullable
    Integer seed;

    @Nullable
    List<String> stop;

    @Nullable
    Float temperature;

    @Nullable
    Float topP;

    @Nullable
    Boolean logprobs;

    @Nullable
    Integer topLogprobs;

    @Nullable
    List<Tool> tools;

    @Nullable
    ToolChoice toolChoice;

    @Nullable
    ResponseFormat responseFormat;

    @Nullable
    Float frequencyPenalty;

    @Nullable
    Float presencePenalty;

    @Nullable
    ReasoningEffort reasoningEffort;

    @Nullable
    SearchParameters searchParameters;

    @Nullable
    Boolean parallelToolCalls;

    @Nullable
    String previousResponseId;

    @Nullable
    Boolean storeMessages;

    @Nullable
    Boolean useEncryptedContent;

    @Nullable
    Integer maxTurns;

    @Nullable
    List<IncludeOption> include;

    @Nullable
    AgentCount agentCount;

    @Nullable
    ServiceTier serviceTier;

    @Nullable
    String safetyIdentifier;

    @Nullable
    List<Guideline> guidelines;

    ChatOptionsBuilder() {}

    ChatOptionsBuilder(ChatOptions options) {
        overrideWith(options);
    }

    /** Takes what is set in other options over. */
    ChatOptionsBuilder overrideWith(ChatOptions options) {
        endUserId = firstSet(options.endUserId, endUserId);
        n = firstSet(options.n, n);
        maxTokens = firstSet(options.maxTokens, maxTokens);
        seed = firstSet(options.seed, seed);
        stop = firstSet(options.stop, stop);
        temperature = firstSet(options.temperature, temperature);
        topP = firstSet(options.topP, topP);
        logprobs = firstSet(options.logprobs, logprobs);
        topLogprobs = firstSet(options.topLogprobs, topLogprobs);
        tools = firstSet(options.tools, tools);
        toolChoice = firstSet(options.toolChoice, toolChoice);
        responseFormat = firstSet(options.responseFormat, responseFormat);
        frequencyPenalty = firstSet(options.frequencyPenalty, frequencyPenalty);
        presencePenalty = firstSet(options.presencePenalty, presencePenalty);
        reasoningEffort = firstSet(options.reasoningEffort, reasoningEffort);
        searchParameters = firstSet(options.searchParameters, searchParameters);
        parallelToolCalls = firstSet(options.parallelToolCalls, parallelToolCalls);
        previousResponseId = firstSet(options.previousResponseId, previousResponseId);
        storeMessages = firstSet(options.storeMessages, storeMessages);
        useEncryptedContent = firstSet(options.useEncryptedContent, useEncryptedContent);
        maxTurns = firstSet(options.maxTurns, maxTurns);
        include = firstSet(options.include, include);
        agentCount = firstSet(options.agentCount, agentCount);
        serviceTier = firstSet(options.serviceTier, serviceTier);
        safetyIdentifier = firstSet(options.safetyIdentifier, safetyIdentifier);
        guidelines = firstSet(options.guidelines, guidelines);
        return this;
    }

    private static <T> @Nullable T firstSet(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }

    /**
     * Sets the id of the end user for whom the request is made; it helps the service to detect abuse. Default: none.
     */
    public ChatOptionsBuilder endUserId(String endUserId) {
        this.endUserId = Checks.text("endUserId", endUserId);
        return this;
    }

    /** Sets how many answers are asked for: 1 to 128, the service's limit. Default: 1, which is sent too. */
    public ChatOptionsBuilder n(int n) {
        this.n = Checks.inRange("n", n, 1, 128);
        return this;
    }

    /** Sets the limit of output tokens. Default: the model's own. */
    public ChatOptionsBuilder maxTokens(int maxTokens) {
        this.maxTokens = maxTokens;
        return this;
    }

    /** Sets the seed of the sampling; the same seed makes the same answer likely, not certain. Default: none. */
    public ChatOptionsBuilder seed(int seed) {
        this.seed = seed;
        return this;
    }

    /** Sets the texts at which the model stops; the service's limit is 8. Default: none. */
    public ChatOptionsBuilder stop(String... stop) {
        return stop(Arrays.asList(Objects.requireNonNull(stop, "stop")));
    }

    /** Sets the texts at which the model stops; the service's limit is 8. Default: none. */
    public ChatOptionsBuilder stop(List<String> stop) {
        this.stop = Checks.list("stop", stop, MAX_STOPS);
        return this;
    }

    /** Sets the sampling temperature: 0 to 2, the service's limit. Higher is more random. Default: the service's. */
    public ChatOptionsBuilder temperature(float temperature) {
        this.temperature = Checks.inRange("temperature", temperature, 0, 2);
        return this;
    }

    /** Sets the probability mass of nucleus sampling: 0 to 1, the service's limit. Default: the service's. */
    public ChatOptionsBuilder topP(float topP) {
        this.topP = Checks.inRange("topP", topP, 0, 1);
        return this;
    }

    /** Sets whether the probabilities of the output tokens are asked for. Default: false. */
    public ChatOptionsBuilder logprobs(boolean logprobs) {
        this.logprobs = logprobs;
        return this;
    }

    /**
     * Sets how many of the most likely tokens are asked for at each place: 0 to 8, the service's limit. Needs {@link
     * #logprobs(boolean)}. Default: none.
     */
    public ChatOptionsBuilder topLogprobs(int topLogprobs) {
        this.topLogprobs = Checks.inRange("topLogprobs", topLogprobs, 0, 8);
        return this;
    }

    /** Sets the tools that the model may use; the service's limit is 128. Default: none. */
    public ChatOptionsBuilder tools(Tool... tools) {
        return tools(Arrays.asList(Objects.requireNonNull(tools, "tools")));
    }

    /** Sets the tools that the model may use; the service's limit is 128. Default: none. */
    public ChatOptionsBuilder tools(List<? extends Tool> tools) {
        this.tools = Checks.list("tools", tools, MAX_TOOLS);
        return this;
    }

    /** Sets whether and which tools are called. Default: {@link ToolChoice#auto()} if there are tools. */
    public ChatOptionsBuilder toolChoice(ToolChoice toolChoice) {
        this.toolChoice = Objects.requireNonNull(toolChoice, "toolChoice");
        return this;
    }

    /** Sets the format of the answer. Default: text. */
    public ChatOptionsBuilder responseFormat(ResponseFormat responseFormat) {
        this.responseFormat = Objects.requireNonNull(responseFormat, "responseFormat");
        return this;
    }

    /** Sets the penalty for tokens by how often they came already, a finite number. Default: the service's. */
    public ChatOptionsBuilder frequencyPenalty(float frequencyPenalty) {
        this.frequencyPenalty = Checks.finite("frequencyPenalty", frequencyPenalty);
        return this;
    }

    /** Sets the penalty for tokens that came already, a finite number. Default: the service's. */
    public ChatOptionsBuilder presencePenalty(float presencePenalty) {
        this.presencePenalty = Checks.finite("presencePenalty", presencePenalty);
        return this;
    }

    /** Sets how hard a reasoning model thinks. Default: the model's own. */
    public ChatOptionsBuilder reasoningEffort(ReasoningEffort reasoningEffort) {
        this.reasoningEffort = Objects.requireNonNull(reasoningEffort, "reasoningEffort");
        return this;
    }

    /** Sets how the service searches before it answers. Default: no search. */
    public ChatOptionsBuilder searchParameters(SearchParameters searchParameters) {
        this.searchParameters = Objects.requireNonNull(searchParameters, "searchParameters");
        return this;
    }

    /** Sets whether the model may ask for several tool calls at once. Default: the service's, true. */
    public ChatOptionsBuilder parallelToolCalls(boolean parallelToolCalls) {
        this.parallelToolCalls = parallelToolCalls;
        return this;
    }

    /** Sets the id of the stored response that the request continues. Default: none. */
    public ChatOptionsBuilder previousResponseId(String previousResponseId) {
        this.previousResponseId = Checks.text("previousResponseId", previousResponseId);
        return this;
    }

    /** Sets whether the service keeps the conversation, so that it can be read and continued later. Default: false. */
    public ChatOptionsBuilder storeMessages(boolean storeMessages) {
        this.storeMessages = storeMessages;
        return this;
    }

    /** Sets whether encrypted reasoning is asked for, to be sent back with the next request. Default: false. */
    public ChatOptionsBuilder useEncryptedContent(boolean useEncryptedContent) {
        this.useEncryptedContent = useEncryptedContent;
        return this;
    }

    /** Sets how often the service may go back to its own tools within one answer. Default: the service's. */
    public ChatOptionsBuilder maxTurns(int maxTurns) {
        this.maxTurns = maxTurns;
        return this;
    }

    /** Sets what the response is to hold in addition. Default: nothing. */
    public ChatOptionsBuilder include(IncludeOption... include) {
        return include(Arrays.asList(Objects.requireNonNull(include, "include")));
    }

    /** Sets what the response is to hold in addition. Default: nothing. */
    public ChatOptionsBuilder include(List<IncludeOption> include) {
        this.include = Checks.list("include", include);
        return this;
    }

    /** Sets how many agents of a multi-agent model work. Default: the service's. */
    public ChatOptionsBuilder agentCount(AgentCount agentCount) {
        this.agentCount = Objects.requireNonNull(agentCount, "agentCount");
        return this;
    }

    /** Sets how the request is scheduled and priced. Default: the service's. */
    public ChatOptionsBuilder serviceTier(ServiceTier serviceTier) {
        this.serviceTier = Objects.requireNonNull(serviceTier, "serviceTier");
        return this;
    }

    /**
     * Sets a name of the end user that stays the same and means nothing to others, for example a hash of an internal
     * id; never an email address or a person's name. The service attributes what breaks its policies to that user and
     * not to the whole key. Default: none.
     */
    public ChatOptionsBuilder safetyIdentifier(String safetyIdentifier) {
        this.safetyIdentifier = Checks.text("safetyIdentifier", safetyIdentifier);
        return this;
    }

    /** As {@link #guidelines(List)}. */
    public ChatOptionsBuilder guidelines(Guideline... guidelines) {
        return guidelines(Arrays.asList(Objects.requireNonNull(guidelines, "guidelines")));
    }

    /**
     * Sets the guidelines for the answer: {@code Guideline.decline(GuidelineCategory.VIOLENCE)}. The service allows
     * each category once, and no guidelines together with {@link #stop(List)}, with a deferred answer or with a model
     * of several agents. Default: none; a category without a guideline is left to the model.
     */
    public ChatOptionsBuilder guidelines(List<? extends Guideline> guidelines) {
        this.guidelines = Checks.list("guidelines", guidelines);
        GuidelineChecks.oncePerCategory("guidelines", this.guidelines);
        return this;
    }

    /**
     * {@return the options}
     *
     * @throws IllegalArgumentException if options contradict each other
     */
    public ChatOptions build() {
        if (topLogprobs != null && !Boolean.TRUE.equals(logprobs)) {
            throw new IllegalArgumentException(
                    "topLogprobs is " + topLogprobs + ", the service needs logprobs with it");
        }
        if (guidelines != null && stop != null) {
            Checks.notBoth("guidelines", guidelines, "stop", stop);
        }
        return new ChatOptions(this);
    }
}
