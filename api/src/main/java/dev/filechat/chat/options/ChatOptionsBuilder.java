// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.options;

import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.search.SearchParameters;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Headers;
import dev.filechat.internal.values.OptionKey;
import dev.filechat.internal.values.OptionValues;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Builds {@link ChatOptions}. What is out of the service's limits is refused here, with an
 * {@link IllegalArgumentException} that names the field, the value and the limit, unless the builder is {@linkplain
 * ChatOptions#uncheckedBuilder() unchecked}. Not thread-safe.
 */
public final class ChatOptionsBuilder {
    private final boolean checked;
    private OptionValues values;

    ChatOptionsBuilder(OptionValues values, boolean checked) {
        this.values = values;
        this.checked = checked;
    }

    private <T> ChatOptionsBuilder set(OptionKey<T> key, T value) {
        values = checked ? values.with(key, value) : values.withUnchecked(key, value);
        return this;
    }

    /**
     * Sets the id of the end user for whom the request is made; it helps the service to detect abuse. Default: none.
     */
    public ChatOptionsBuilder endUserId(String endUserId) {
        return set(ChatOptions.END_USER_ID, endUserId);
    }

    /** Sets how many answers are asked for: 1 to 128, the service's limit. Default: 1, which is sent too. */
    public ChatOptionsBuilder n(int n) {
        return set(ChatOptions.N, n);
    }

    /** Sets the limit of output tokens. Default: the model's own. */
    public ChatOptionsBuilder maxTokens(int maxTokens) {
        return set(ChatOptions.MAX_TOKENS, maxTokens);
    }

    /** Sets the seed of the sampling; the same seed makes the same answer likely, not certain. Default: none. */
    public ChatOptionsBuilder seed(int seed) {
        return set(ChatOptions.SEED, seed);
    }

    /** Sets the texts at which the model stops; the service's limit is 8. Default: none. */
    public ChatOptionsBuilder stop(String... stop) {
        return stop(Arrays.asList(Objects.requireNonNull(stop, "stop")));
    }

    /** Sets the texts at which the model stops; the service's limit is 8. Default: none. */
    public ChatOptionsBuilder stop(List<String> stop) {
        return set(ChatOptions.STOP, stop);
    }

    /** Sets the sampling temperature: 0 to 2, the service's limit. Higher is more random. Default: the service's. */
    public ChatOptionsBuilder temperature(float temperature) {
        return set(ChatOptions.TEMPERATURE, temperature);
    }

    /** Sets the probability mass of nucleus sampling: 0 to 1, the service's limit. Default: the service's. */
    public ChatOptionsBuilder topP(float topP) {
        return set(ChatOptions.TOP_P, topP);
    }

    /** Sets whether the probabilities of the output tokens are asked for. Default: false. */
    public ChatOptionsBuilder logprobs(boolean logprobs) {
        return set(ChatOptions.LOGPROBS, logprobs);
    }

    /**
     * Sets how many of the most likely tokens are asked for at each place: 0 to 8, the service's limit. Needs {@link
     * #logprobs(boolean)}. Default: none.
     */
    public ChatOptionsBuilder topLogprobs(int topLogprobs) {
        return set(ChatOptions.TOP_LOGPROBS, topLogprobs);
    }

    /** Sets the tools that the model may use; the service's limit is 128. Default: none. */
    public ChatOptionsBuilder tools(Tool... tools) {
        return tools(Arrays.asList(Objects.requireNonNull(tools, "tools")));
    }

    /** Sets the tools that the model may use; the service's limit is 128. Default: none. */
    public ChatOptionsBuilder tools(List<? extends Tool> tools) {
        return set(ChatOptions.TOOLS, Checks.list("tools", tools));
    }

    /** Sets whether and which tools are called. Default: {@link ToolChoice#auto()} if there are tools. */
    public ChatOptionsBuilder toolChoice(ToolChoice toolChoice) {
        return set(ChatOptions.TOOL_CHOICE, toolChoice);
    }

    /** Sets the format of the answer. Default: text. */
    public ChatOptionsBuilder responseFormat(ResponseFormat responseFormat) {
        return set(ChatOptions.RESPONSE_FORMAT, responseFormat);
    }

    /**
     * Sets the penalty for tokens by the number of times that they came already, a finite number. Default: the
     * service's.
     */
    public ChatOptionsBuilder frequencyPenalty(float frequencyPenalty) {
        return set(ChatOptions.FREQUENCY_PENALTY, frequencyPenalty);
    }

    /** Sets the penalty for tokens that came already, a finite number. Default: the service's. */
    public ChatOptionsBuilder presencePenalty(float presencePenalty) {
        return set(ChatOptions.PRESENCE_PENALTY, presencePenalty);
    }

    /** Sets how hard a reasoning model thinks. Default: the model's own. */
    public ChatOptionsBuilder reasoningEffort(ReasoningEffort reasoningEffort) {
        return set(ChatOptions.REASONING_EFFORT, reasoningEffort);
    }

    /** Sets how the service searches before it answers. Default: no search. */
    public ChatOptionsBuilder searchParameters(SearchParameters searchParameters) {
        return set(ChatOptions.SEARCH_PARAMETERS, searchParameters);
    }

    /** Sets whether the model may ask for several tool calls at once. Default: the service's, true. */
    public ChatOptionsBuilder parallelToolCalls(boolean parallelToolCalls) {
        return set(ChatOptions.PARALLEL_TOOL_CALLS, parallelToolCalls);
    }

    /** Sets the id of the stored response that the request continues. Default: none. */
    public ChatOptionsBuilder previousResponseId(String previousResponseId) {
        return set(ChatOptions.PREVIOUS_RESPONSE_ID, previousResponseId);
    }

    /** Sets whether the service keeps the conversation, so that it can be read and continued later. Default: false. */
    public ChatOptionsBuilder storeMessages(boolean storeMessages) {
        return set(ChatOptions.STORE_MESSAGES, storeMessages);
    }

    /** Sets whether encrypted reasoning is asked for, to be sent back with the next request. Default: false. */
    public ChatOptionsBuilder useEncryptedContent(boolean useEncryptedContent) {
        return set(ChatOptions.USE_ENCRYPTED_CONTENT, useEncryptedContent);
    }

    /** Sets how often the service may go back to its own tools within one answer. Default: the service's. */
    public ChatOptionsBuilder maxTurns(int maxTurns) {
        return set(ChatOptions.MAX_TURNS, maxTurns);
    }

    /** Sets what the response is to hold in addition. Default: nothing. */
    public ChatOptionsBuilder include(IncludeOption... include) {
        return include(Arrays.asList(Objects.requireNonNull(include, "include")));
    }

    /** Sets what the response is to hold in addition. Default: nothing. */
    public ChatOptionsBuilder include(List<IncludeOption> include) {
        return set(ChatOptions.INCLUDE, include);
    }

    /** Sets how many agents of a multi-agent model work. Default: the service's. */
    public ChatOptionsBuilder agentCount(AgentCount agentCount) {
        return set(ChatOptions.AGENT_COUNT, agentCount);
    }

    /** Sets how the request is scheduled and priced. Default: the service's. */
    public ChatOptionsBuilder serviceTier(ServiceTier serviceTier) {
        return set(ChatOptions.SERVICE_TIER, serviceTier);
    }

    /**
     * Sets a name of the end user that stays the same and means nothing to others, for example a hash of an internal
     * id; never an email address or a person's name. The service attributes what breaks its policies to that user and
     * not to the whole key. Default: none.
     */
    public ChatOptionsBuilder safetyIdentifier(String safetyIdentifier) {
        return set(ChatOptions.SAFETY_IDENTIFIER, safetyIdentifier);
    }

    /** Sets the guidelines for the answer, as {@link #guidelines(List)} does. */
    public ChatOptionsBuilder guidelines(Guideline... guidelines) {
        return guidelines(Arrays.asList(Objects.requireNonNull(guidelines, "guidelines")));
    }

    /**
     * Sets the guidelines for the answer: {@code Guideline.decline(GuidelineCategory.VIOLENCE)}. The service allows
     * each category once, and no guidelines together with {@link #stop(List)}, with a deferred answer or with a model
     * of several agents. Default: none; a category without a guideline is left to the model.
     */
    public ChatOptionsBuilder guidelines(List<? extends Guideline> guidelines) {
        return set(ChatOptions.GUIDELINES, Checks.list("guidelines", guidelines));
    }

    /**
     * Sets the time of a call with all its attempts, until its answer is read; more than zero. Default: the client's.
     */
    public ChatOptionsBuilder timeout(Duration timeout) {
        return set(ChatOptions.TIMEOUT, timeout);
    }

    /**
     * Sets how long a stream waits for its first chunk; more than zero. Default: the client's, else as long as the call
     * may take.
     */
    public ChatOptionsBuilder firstChunkTimeout(Duration timeout) {
        return set(ChatOptions.FIRST_CHUNK_TIMEOUT, timeout);
    }

    /** Sets how long a stream waits for its next chunk; more than zero. Default: the client's. */
    public ChatOptionsBuilder stallTimeout(Duration timeout) {
        return set(ChatOptions.STALL_TIMEOUT, timeout);
    }

    /** Sets how often a failed call is tried again, and after which delays. Default: the client's. */
    public ChatOptionsBuilder retryPolicy(RetryPolicy policy) {
        return set(ChatOptions.RETRY_POLICY, policy);
    }

    /**
     * Adds a header (gRPC metadata) to the calls; the one of the client that has the same name is not sent. Headers of
     * a narrower scope replace all of a wider one: those of a call replace those of its chat. They are not kept in a
     * saved conversation.
     *
     * @param name as {@link dev.filechat.FileChatClientBuilder#header} allows it
     * @param value printable ASCII
     */
    public ChatOptionsBuilder header(String name, String value) {
        Headers headers = values.get(ChatOptions.HEADERS).orElse(Headers.none());
        return set(
                ChatOptions.HEADERS,
                headers.with(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value")));
    }

    /**
     * {@return the options}
     *
     * @throws IllegalArgumentException if options contradict each other
     */
    public ChatOptions build() {
        ChatOptions options = new ChatOptions(values);
        if (checked) {
            checkTogether(options);
        }
        return options;
    }

    private static void checkTogether(ChatOptions options) {
        if (options.topLogprobs().isPresent() && !options.logprobs()) {
            throw new IllegalArgumentException(
                    "topLogprobs is " + options.topLogprobs().getAsInt() + "; the service needs logprobs with it");
        }
        Checks.notBoth("guidelines", options.guidelines(), "stop", options.stop());
    }
}
