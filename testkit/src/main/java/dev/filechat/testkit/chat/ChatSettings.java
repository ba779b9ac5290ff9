// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineBehavior;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ToolChoice;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The settings of a chat request, as they were sent: what was not sent is absent. Immutable and thread-safe. */
public final class ChatSettings {

    private final GetCompletionsRequest request;

    private ChatSettings(GetCompletionsRequest request) {
        this.request = request;
    }

    /** Messages and tools are not settings; they may be large. */
    public static ChatSettings of(GetCompletionsRequest request) {
        return new ChatSettings(request.toBuilder().clearMessages().clearTools().build());
    }

    /** {@return the temperature} */
    public OptionalDouble temperature() {
        return decimal(request.hasTemperature(), request.getTemperature());
    }

    /** {@return the share of the likeliest tokens to choose from} */
    public OptionalDouble topP() {
        return decimal(request.hasTopP(), request.getTopP());
    }

    /** {@return the penalty for frequent tokens} */
    public OptionalDouble frequencyPenalty() {
        return decimal(request.hasFrequencyPenalty(), request.getFrequencyPenalty());
    }

    /** {@return the penalty for tokens that were there before} */
    public OptionalDouble presencePenalty() {
        return decimal(request.hasPresencePenalty(), request.getPresencePenalty());
    }

    /** {@return the most tokens of the answer} */
    public OptionalInt maxTokens() {
        return whole(request.hasMaxTokens(), request.getMaxTokens());
    }

    /** {@return how many answers are wanted} */
    public OptionalInt n() {
        return whole(request.hasN(), request.getN());
    }

    /** {@return the seed of chance} */
    public OptionalInt seed() {
        return whole(request.hasSeed(), request.getSeed());
    }

    /** {@return how many of the likeliest tokens are wanted at each place} */
    public OptionalInt topLogprobs() {
        return whole(request.hasTopLogprobs(), request.getTopLogprobs());
    }

    /** {@return the most turns of tools that the service runs} */
    public OptionalInt maxTurns() {
        return whole(request.hasMaxTurns(), request.getMaxTurns());
    }

    /** {@return whether log probabilities are wanted} */
    public boolean logprobs() {
        return request.getLogprobs();
    }

    /** {@return the texts that end the answer} */
    public List<String> stop() {
        return List.copyOf(request.getStopList());
    }

    /** {@return the end user; empty if none is named} */
    public String user() {
        return request.getUser();
    }

    /** {@return how much the model should think} */
    public Optional<ReasoningEffort> reasoningEffort() {
        return request.hasReasoningEffort()
                ? Optional.of(new ReasoningEffort(request.getReasoningEffortValue()))
                : Optional.empty();
    }

    /** {@return {@code auto}, {@code none}, {@code required}, or the name of the function to be called} */
    public Optional<String> toolChoice() {
        ToolChoice choice = request.getToolChoice();
        return switch (choice.getToolChoiceCase()) {
            case MODE ->
                Optional.of(choice.getMode().name().replace("TOOL_MODE_", "").toLowerCase(Locale.ROOT));
            case FUNCTION_NAME -> Optional.of(choice.getFunctionName());
            case TOOLCHOICE_NOT_SET -> Optional.empty();
        };
    }

    /** {@return whether several tools may be called at once} */
    public Optional<Boolean> parallelToolCalls() {
        return request.hasParallelToolCalls() ? Optional.of(request.getParallelToolCalls()) : Optional.empty();
    }

    /** {@return the form of the answer} */
    public Optional<FormatType> responseFormat() {
        return request.hasResponseFormat()
                ? Optional.of(new FormatType(request.getResponseFormat().getFormatTypeValue()))
                : Optional.empty();
    }

    /** {@return the JSON schema that the answer must fit} */
    public Optional<String> responseSchema() {
        return request.getResponseFormat().hasSchema()
                ? Optional.of(request.getResponseFormat().getSchema())
                : Optional.empty();
    }

    /** {@return the id of the response that the conversation goes on from} */
    public Optional<String> previousResponseId() {
        return request.hasPreviousResponseId() ? Optional.of(request.getPreviousResponseId()) : Optional.empty();
    }

    /** {@return whether the service should keep the conversation} */
    public boolean storeMessages() {
        return request.getStoreMessages();
    }

    /** {@return whether the answer should bring encrypted content} */
    public boolean useEncryptedContent() {
        return request.getUseEncryptedContent();
    }

    /** {@return what the answer should include} */
    public List<IncludeOption> include() {
        return request.getIncludeValueList().stream().map(IncludeOption::new).toList();
    }

    /** {@return the service tier; the number 0 if none is asked for} */
    public ServiceTier serviceTier() {
        return new ServiceTier(request.getServiceTierValue());
    }

    /** {@return the opaque name of the end user for the service's policies} */
    public Optional<String> safetyIdentifier() {
        return request.hasSafetyIdentifier() ? Optional.of(request.getSafetyIdentifier()) : Optional.empty();
    }

    /** {@return the guidelines for the answer} */
    public List<Guideline> guidelines() {
        return request.getGuidelinesList().stream()
                .filter(dev.filechat.proto.Guideline::hasPolicy)
                .map(dev.filechat.proto.Guideline::getPolicy)
                .<Guideline>map(policy -> new Guideline.Policy(
                        new GuidelineCategory(policy.getCategoryValue()),
                        new GuidelineBehavior(policy.getBehaviorValue())))
                .toList();
    }

    private static OptionalDouble decimal(boolean set, float value) {
        // By way of its digits: 0.7f is 0.7 then, and not 0.699999988079071.
        return set ? OptionalDouble.of(Double.parseDouble(Float.toString(value))) : OptionalDouble.empty();
    }

    private static OptionalInt whole(boolean set, int value) {
        return set ? OptionalInt.of(value) : OptionalInt.empty();
    }

    /** {@return the settings, one a line} */
    @Override
    public String toString() {
        return request.toString();
    }
}
