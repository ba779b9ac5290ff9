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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a request and of the call that makes it, all of them optional. One value serves any number of
 * requests. Immutable and thread-safe.
 */
public final class ChatOptions {
    static final OptionKey<String> END_USER_ID = OptionKey.text("endUserId");
    static final OptionKey<Integer> N =
            OptionKey.<Integer>of("n").limited((name, n) -> Checks.inRange(name, n, 1, 128));
    static final OptionKey<Integer> MAX_TOKENS = OptionKey.of("maxTokens");
    static final OptionKey<Integer> SEED = OptionKey.of("seed");
    static final OptionKey<List<String>> STOP =
            OptionKey.<String>list("stop").limited((name, list) -> Checks.atMost(name, list, 8));
    static final OptionKey<Float> TEMPERATURE =
            OptionKey.<Float>of("temperature").limited((name, value) -> Checks.inRange(name, value, 0, 2));
    static final OptionKey<Float> TOP_P =
            OptionKey.<Float>of("topP").limited((name, value) -> Checks.inRange(name, value, 0, 1));
    static final OptionKey<Boolean> LOGPROBS = OptionKey.of("logprobs");
    static final OptionKey<Integer> TOP_LOGPROBS =
            OptionKey.<Integer>of("topLogprobs").limited((name, value) -> Checks.inRange(name, value, 0, 8));
    static final OptionKey<List<Tool>> TOOLS =
            OptionKey.<Tool>list("tools").limited((name, list) -> Checks.atMost(name, list, 128));
    static final OptionKey<ToolChoice> TOOL_CHOICE = OptionKey.of("toolChoice");
    static final OptionKey<ResponseFormat> RESPONSE_FORMAT = OptionKey.of("responseFormat");
    static final OptionKey<Float> FREQUENCY_PENALTY =
            OptionKey.<Float>of("frequencyPenalty").limited(Checks::finite);
    static final OptionKey<Float> PRESENCE_PENALTY =
            OptionKey.<Float>of("presencePenalty").limited(Checks::finite);
    static final OptionKey<ReasoningEffort> REASONING_EFFORT = OptionKey.of("reasoningEffort");
    static final OptionKey<SearchParameters> SEARCH_PARAMETERS = OptionKey.of("searchParameters");
    static final OptionKey<Boolean> PARALLEL_TOOL_CALLS = OptionKey.of("parallelToolCalls");
    static final OptionKey<String> PREVIOUS_RESPONSE_ID = OptionKey.text("previousResponseId");
    static final OptionKey<Boolean> STORE_MESSAGES = OptionKey.of("storeMessages");
    static final OptionKey<Boolean> USE_ENCRYPTED_CONTENT = OptionKey.of("useEncryptedContent");
    static final OptionKey<Integer> MAX_TURNS = OptionKey.of("maxTurns");
    static final OptionKey<List<IncludeOption>> INCLUDE = OptionKey.list("include");
    static final OptionKey<AgentCount> AGENT_COUNT = OptionKey.of("agentCount");
    static final OptionKey<ServiceTier> SERVICE_TIER = OptionKey.of("serviceTier");
    static final OptionKey<String> SAFETY_IDENTIFIER = OptionKey.text("safetyIdentifier");
    static final OptionKey<List<Guideline>> GUIDELINES =
            OptionKey.<Guideline>list("guidelines").limited(GuidelineChecks::oncePerCategory);

    static final OptionKey<Duration> TIMEOUT = OptionKey.<Duration>of("timeout").limited(Checks::positive);
    static final OptionKey<Duration> FIRST_CHUNK_TIMEOUT =
            OptionKey.<Duration>of("firstChunkTimeout").limited(Checks::positive);
    static final OptionKey<Duration> STALL_TIMEOUT =
            OptionKey.<Duration>of("stallTimeout").limited(Checks::positive);
    static final OptionKey<RetryPolicy> RETRY_POLICY = OptionKey.of("retryPolicy");
    static final OptionKey<Headers> HEADERS = OptionKey.of("headers");

    private static final ChatOptions NONE = new ChatOptions(OptionValues.none());

    private final OptionValues values;

    ChatOptions(OptionValues values) {
        this.values = values;
    }

    /** {@return options of which none is set} */
    public static ChatOptions none() {
        return NONE;
    }

    /** {@return a new builder} */
    public static ChatOptionsBuilder builder() {
        return new ChatOptionsBuilder(OptionValues.none(), true);
    }

    /**
     * {@return a new builder that refuses nothing but null} For the options of a request that was made, such as those
     * that the service returns in {@link dev.filechat.chat.responses.ChatResponse#settings()}: they may be beyond the
     * limits that this version knows.
     */
    public static ChatOptionsBuilder uncheckedBuilder() {
        return new ChatOptionsBuilder(OptionValues.none(), false);
    }

    /**
     * {@return these options where the others are not set, else the others} What was set counts as set whatever its
     * value: false, an empty list and an empty text override too.
     *
     * @param others the options of the narrower scope: a chat's over a client's, a call's over a chat's
     * @throws IllegalArgumentException if together they contradict each other
     */
    public ChatOptions overriddenBy(ChatOptions others) {
        if (others.values.isEmpty()) {
            return this;
        }
        return values.isEmpty() ? others : new ChatOptionsBuilder(values.overriddenBy(others.values), true).build();
    }

    /**
     * {@return the names of the options that are set, as their accessors are called, whatever their values: also false,
     * an empty list and an empty text}
     */
    public Set<String> definedOptions() {
        return values.names();
    }

    /** {@return a new builder that starts with these options, and refuses what is out of limits} */
    public ChatOptionsBuilder toBuilder() {
        return new ChatOptionsBuilder(values, true);
    }

    /** {@return the end user's id, by which the service detects abuse; empty if not set} */
    public String endUserId() {
        return values.get(END_USER_ID).orElse("");
    }

    /** {@return how many answers are asked for, if set} */
    public OptionalInt n() {
        return values.getInt(N);
    }

    /** {@return the limit of output tokens, if set} */
    public OptionalInt maxTokens() {
        return values.getInt(MAX_TOKENS);
    }

    /** {@return the seed of the sampling, if set} */
    public OptionalInt seed() {
        return values.getInt(SEED);
    }

    /** {@return the texts at which the model stops} */
    public List<String> stop() {
        return values.getList(STOP);
    }

    /** {@return the sampling temperature, if set} */
    public Optional<Float> temperature() {
        return values.get(TEMPERATURE);
    }

    /** {@return the probability mass of nucleus sampling, if set} */
    public Optional<Float> topP() {
        return values.get(TOP_P);
    }

    /** {@return whether the probabilities of the output tokens are asked for} */
    public boolean logprobs() {
        return values.isTrue(LOGPROBS);
    }

    /** {@return how many of the most likely tokens are asked for at each place, if set} */
    public OptionalInt topLogprobs() {
        return values.getInt(TOP_LOGPROBS);
    }

    /** {@return the tools that the model may use} */
    public List<Tool> tools() {
        return values.getList(TOOLS);
    }

    /** {@return whether and which tools are called, if set} */
    public Optional<ToolChoice> toolChoice() {
        return values.get(TOOL_CHOICE);
    }

    /** {@return the format of the answer, if set} */
    public Optional<ResponseFormat> responseFormat() {
        return values.get(RESPONSE_FORMAT);
    }

    /** {@return the penalty for tokens by the number of times that they came, if set} */
    public Optional<Float> frequencyPenalty() {
        return values.get(FREQUENCY_PENALTY);
    }

    /** {@return the penalty for tokens that came already, if set} */
    public Optional<Float> presencePenalty() {
        return values.get(PRESENCE_PENALTY);
    }

    /** {@return how hard a reasoning model thinks, if set} */
    public Optional<ReasoningEffort> reasoningEffort() {
        return values.get(REASONING_EFFORT);
    }

    /** {@return how the service searches before it answers, if set} */
    public Optional<SearchParameters> searchParameters() {
        return values.get(SEARCH_PARAMETERS);
    }

    /** {@return whether the model may ask for several tool calls at once, if set} */
    public Optional<Boolean> parallelToolCalls() {
        return values.get(PARALLEL_TOOL_CALLS);
    }

    /** {@return the id of the stored response that the request continues, if set} */
    public Optional<String> previousResponseId() {
        return values.get(PREVIOUS_RESPONSE_ID);
    }

    /** {@return whether the service keeps the conversation} */
    public boolean storeMessages() {
        return values.isTrue(STORE_MESSAGES);
    }

    /** {@return whether encrypted reasoning is asked for} */
    public boolean useEncryptedContent() {
        return values.isTrue(USE_ENCRYPTED_CONTENT);
    }

    /** {@return how often the service may go back to its own tools, if set} */
    public OptionalInt maxTurns() {
        return values.getInt(MAX_TURNS);
    }

    /** {@return what the response is to hold in addition} */
    public List<IncludeOption> include() {
        return values.getList(INCLUDE);
    }

    /** {@return how many agents of a multi-agent model work, if set} */
    public Optional<AgentCount> agentCount() {
        return values.get(AGENT_COUNT);
    }

    /** {@return how the request is scheduled and priced; {@link ServiceTier#UNSPECIFIED} if not set} */
    public ServiceTier serviceTier() {
        return values.get(SERVICE_TIER).orElse(ServiceTier.UNSPECIFIED);
    }

    /** {@return the opaque name of the end user for the service's policies, if set} */
    public Optional<String> safetyIdentifier() {
        return values.get(SAFETY_IDENTIFIER);
    }

    /** {@return the guidelines for the answer} */
    public List<Guideline> guidelines() {
        return values.getList(GUIDELINES);
    }

    /** {@return the time of a call with all its attempts, if set; else the client's counts} */
    public Optional<Duration> timeout() {
        return values.get(TIMEOUT);
    }

    /** {@return how long a stream waits for its first chunk, if set; else the client's limit counts} */
    public Optional<Duration> firstChunkTimeout() {
        return values.get(FIRST_CHUNK_TIMEOUT);
    }

    /** {@return how long a call waits for a sign of life, if set; else the client's limit counts} */
    public Optional<Duration> stallTimeout() {
        return values.get(STALL_TIMEOUT);
    }

    /** {@return how often a failed call is tried again, if set; else the client's policy counts} */
    public Optional<RetryPolicy> retryPolicy() {
        return values.get(RETRY_POLICY);
    }

    /** {@return the headers of the calls, beside the client's, by their names} */
    public Map<String, String> headers() {
        return values.get(HEADERS).orElse(Headers.none()).all();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChatOptions options && values.equals(options.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.text(ChatOptions.class);
    }
}
