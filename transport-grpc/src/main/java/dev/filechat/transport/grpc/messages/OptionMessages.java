// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.options.AgentCount;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.Guideline;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.ServiceTier;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.proto.GetCompletionsRequest;
import java.util.List;

/** The options of a request, which are fields of the request's message. */
final class OptionMessages {
    private OptionMessages() {}

    static void write(ChatOptions options, GetCompletionsRequest.Builder message) {
        message.setUser(options.endUserId())
                .addAllStop(options.stop())
                .setLogprobs(options.logprobs())
                .addAllTools(MessageLists.map(options.tools(), ToolMessages::toMessage))
                .setStoreMessages(options.storeMessages())
                .setUseEncryptedContent(options.useEncryptedContent())
                .addAllIncludeValue(ChoiceMessages.toNumbers(options.include()))
                .setServiceTierValue(options.serviceTier().number());
        options.n().ifPresent(message::setN);
        options.maxTokens().ifPresent(message::setMaxTokens);
        options.seed().ifPresent(message::setSeed);
        options.temperature().ifPresent(message::setTemperature);
        options.topP().ifPresent(message::setTopP);
        options.topLogprobs().ifPresent(message::setTopLogprobs);
        options.toolChoice().map(ChoiceMessages::toMessage).ifPresent(message::setToolChoice);
        options.responseFormat().map(ChoiceMessages::toMessage).ifPresent(message::setResponseFormat);
        options.frequencyPenalty().ifPresent(message::setFrequencyPenalty);
        options.presencePenalty().ifPresent(message::setPresencePenalty);
        options.reasoningEffort().map(ReasoningEffort::number).ifPresent(message::setReasoningEffortValue);
        options.searchParameters().map(SearchMessages::toMessage).ifPresent(message::setSearchParameters);
        options.parallelToolCalls().ifPresent(message::setParallelToolCalls);
        options.previousResponseId().ifPresent(message::setPreviousResponseId);
        options.maxTurns().ifPresent(message::setMaxTurns);
        options.agentCount().map(AgentCount::number).ifPresent(message::setAgentCountValue);
        options.safetyIdentifier().ifPresent(message::setSafetyIdentifier);
        message.addAllGuidelines(MessageLists.map(options.guidelines(), ChoiceMessages::toMessage));
    }

    static ChatOptions read(GetCompletionsRequest message) {
        ChatOptionsBuilder options = ChatOptions.builder();
        readWhatHasNoPresence(message, options);
        readNumbers(message, options);
        ToolChoice toolChoice = ChoiceMessages.fromMessage(message.getToolChoice());
        if (toolChoice != null) {
            options.toolChoice(toolChoice);
        }
        if (message.hasResponseFormat()) {
            options.responseFormat(ChoiceMessages.fromMessage(message.getResponseFormat()));
        }
        if (message.hasReasoningEffort()) {
            options.reasoningEffort(new ReasoningEffort(message.getReasoningEffortValue()));
        }
        if (message.hasSearchParameters()) {
            options.searchParameters(SearchMessages.fromMessage(message.getSearchParameters()));
        }
        if (message.hasParallelToolCalls()) {
            options.parallelToolCalls(message.getParallelToolCalls());
        }
        if (message.hasPreviousResponseId()) {
            options.previousResponseId(message.getPreviousResponseId());
        }
        if (message.hasAgentCount()) {
            options.agentCount(new AgentCount(message.getAgentCountValue()));
        }
        if (message.hasSafetyIdentifier()) {
            options.safetyIdentifier(message.getSafetyIdentifier());
        }
        return options.build();
    }

    /** The wire does not tell "not set" from the default value; it is read as not set. */
    private static void readWhatHasNoPresence(GetCompletionsRequest message, ChatOptionsBuilder options) {
        if (!message.getUser().isEmpty()) {
            options.endUserId(message.getUser());
        }
        if (message.getStopCount() > 0) {
            options.stop(message.getStopList());
        }
        if (message.getLogprobs()) {
            options.logprobs(true);
        }
        List<Tool> tools = MessageLists.map(message.getToolsList(), ToolMessages::fromMessage);
        if (!tools.isEmpty()) {
            options.tools(tools);
        }
        if (message.getStoreMessages()) {
            options.storeMessages(true);
        }
        if (message.getUseEncryptedContent()) {
            options.useEncryptedContent(true);
        }
        if (message.getIncludeCount() > 0) {
            options.include(ChoiceMessages.fromNumbers(message.getIncludeValueList()));
        }
        if (message.getServiceTierValue() != 0) {
            options.serviceTier(new ServiceTier(message.getServiceTierValue()));
        }
        List<Guideline> guidelines = MessageLists.map(message.getGuidelinesList(), ChoiceMessages::fromMessage);
        if (!guidelines.isEmpty()) {
            options.guidelines(guidelines);
        }
    }

    private static void readNumbers(GetCompletionsRequest message, ChatOptionsBuilder options) {
        if (message.hasN()) {
            options.n(message.getN());
        }
        if (message.hasMaxTokens()) {
            options.maxTokens(message.getMaxTokens());
        }
        if (message.hasSeed()) {
            options.seed(message.getSeed());
        }
        if (message.hasTemperature()) {
            options.temperature(message.getTemperature());
        }
        if (message.hasTopP()) {
            options.topP(message.getTopP());
        }
        if (message.hasTopLogprobs()) {
            options.topLogprobs(message.getTopLogprobs());
        }
        if (message.hasFrequencyPenalty()) {
            options.frequencyPenalty(message.getFrequencyPenalty());
        }
        if (message.hasPresencePenalty()) {
            options.presencePenalty(message.getPresencePenalty());
        }
        if (message.hasMaxTurns()) {
            options.maxTurns(message.getMaxTurns());
        }
    }
}
