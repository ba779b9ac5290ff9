// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.chat;

import dev.filechat.chat.options.FormatType;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.GuidelineBehavior;
import dev.filechat.chat.options.GuidelineCategory;
import dev.filechat.chat.options.IncludeOption;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.ToolChoice;
import dev.filechat.testkit.chat.ChatSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The settings that a message of the wire has.
 *
 * @param request the message, without messages and tools
 */
record SentSettings(GetCompletionsRequest request) implements ChatSettings {

    /** Messages and tools are not settings; they may be large. */
    static ChatSettings of(GetCompletionsRequest request) {
        return new SentSettings(request.toBuilder().clearMessages().clearTools().build());
    }

    @Override
    public OptionalDouble temperature() {
        return decimal(request.hasTemperature(), request.getTemperature());
    }

    @Override
    public OptionalDouble topP() {
        return decimal(request.hasTopP(), request.getTopP());
    }

    @Override
    public OptionalDouble frequencyPenalty() {
        return decimal(request.hasFrequencyPenalty(), request.getFrequencyPenalty());
    }

    @Override
    public OptionalDouble presencePenalty() {
        return decimal(request.hasPresencePenalty(), request.getPresencePenalty());
    }

    @Override
    public OptionalInt maxTokens() {
        return whole(request.hasMaxTokens(), request.getMaxTokens());
    }

    @Override
    public OptionalInt n() {
        return whole(request.hasN(), request.getN());
    }

    @Override
    public OptionalInt seed() {
        return whole(request.hasSeed(), request.getSeed());
    }

    @Override
    public OptionalInt topLogprobs() {
        return whole(request.hasTopLogprobs(), request.getTopLogprobs());
    }

    @Override
    public OptionalInt maxTurns() {
        return whole(request.hasMaxTurns(), request.getMaxTurns());
    }

    @Override
    public boolean logprobs() {
        return request.getLogprobs();
    }

    @Override
    public List<String> stop() {
        return List.copyOf(request.getStopList());
    }

    @Override
    public String user() {
        return request.getUser();
    }

    @Override
    public Optional<ReasoningEffort> reasoningEffort() {
        return request.hasReasoningEffort()
                ? Optional.of(new ReasoningEffort(request.getReasoningEffortValue()))
                : Optional.empty();
    }

    @Override
    public Optional<String> toolChoice() {
        ToolChoice choice = request.getToolChoice();
        return switch (choice.getToolChoiceCase()) {
            case MODE ->
                Optional.of(choice.getMode().name().replace("TOOL_MODE_", "").toLowerCase(Locale.ROOT));
            case FUNCTION_NAME -> Optional.of(choice.getFunctionName());
            case TOOLCHOICE_NOT_SET -> Optional.empty();
        };
    }

    @Override
    public Optional<Boolean> parallelToolCalls() {
        return request.hasParallelToolCalls() ? Optional.of(request.getParallelToolCalls()) : Optional.empty();
    }

    @Override
    public Optional<FormatType> responseFormat() {
        return request.hasResponseFormat()
                ? Optional.of(new FormatType(request.getResponseFormat().getFormatTypeValue()))
                : Optional.empty();
    }

    @Override
    public Optional<String> responseSchema() {
        return request.getResponseFormat().hasSchema()
                ? Optional.of(request.getResponseFormat().getSchema())
                : Optional.empty();
    }

    @Override
    public Optional<String> previousResponseId() {
        return request.hasPreviousResponseId() ? Optional.of(request.getPreviousResponseId()) : Optional.empty();
    }

    @Override
    public boolean storeMessages() {
        return request.getStoreMessages();
    }

    @Override
    public boolean useEncryptedContent() {
        return request.getUseEncryptedContent();
    }

    @Override
    public List<IncludeOption> include() {
        return request.getIncludeValueList().stream().map(IncludeOption::new).toList();
    }

    @Override
    public ServiceTier serviceTier() {
        return new ServiceTier(request.getServiceTierValue());
    }

    @Override
    public Optional<String> safetyIdentifier() {
        return request.hasSafetyIdentifier() ? Optional.of(request.getSafetyIdentifier()) : Optional.empty();
    }

    @Override
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

    @Override
    public String toString() {
        return request.toString();
    }
}
