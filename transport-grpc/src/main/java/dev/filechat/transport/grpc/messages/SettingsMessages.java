// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.options.RequestSettings;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;

/** The settings with which a request was run, as a response tells them. */
final class SettingsMessages {
    private SettingsMessages() {}

    static dev.filechat.proto.RequestSettings toMessage(RequestSettings settings) {
        dev.filechat.proto.RequestSettings.Builder message = dev.filechat.proto.RequestSettings.newBuilder()
                .setParallelToolCalls(settings.parallelToolCalls())
                .addAllTools(MessageLists.map(settings.tools(), ToolMessages::toMessage))
                .setUser(settings.endUserId())
                .setStoreMessages(settings.storeMessages())
                .setUseEncryptedContent(settings.useEncryptedContent())
                .addAllIncludeValue(ChoiceMessages.toNumbers(settings.include()));
        settings.maxTokens().ifPresent(message::setMaxTokens);
        settings.previousResponseId().ifPresent(message::setPreviousResponseId);
        settings.reasoningEffort().map(ReasoningEffort::number).ifPresent(message::setReasoningEffortValue);
        settings.temperature().ifPresent(message::setTemperature);
        settings.responseFormat().map(ChoiceMessages::toMessage).ifPresent(message::setResponseFormat);
        settings.toolChoice().map(ChoiceMessages::toMessage).ifPresent(message::setToolChoice);
        settings.topP().ifPresent(message::setTopP);
        settings.searchParameters().map(SearchMessages::toMessage).ifPresent(message::setSearchParameters);
        return message.build();
    }

    /** A tool beyond the limits of its type is left out: no report of the service makes a response unreadable. */
    static RequestSettings fromMessage(dev.filechat.proto.RequestSettings message) {
        RequestSettings.Builder settings = RequestSettings.builder()
                .parallelToolCalls(message.getParallelToolCalls())
                .tools(MessageLists.<dev.filechat.proto.Tool, Tool>map(
                        message.getToolsList(), ToolMessages::fromMessageOrNull))
                .endUserId(message.getUser())
                .storeMessages(message.getStoreMessages())
                .useEncryptedContent(message.getUseEncryptedContent())
                .include(ChoiceMessages.fromNumbers(message.getIncludeValueList()));
        if (message.hasMaxTokens()) {
            settings.maxTokens(message.getMaxTokens());
        }
        if (message.hasPreviousResponseId()) {
            settings.previousResponseId(message.getPreviousResponseId());
        }
        if (message.hasReasoningEffort()) {
            settings.reasoningEffort(new ReasoningEffort(message.getReasoningEffortValue()));
        }
        if (message.hasTemperature()) {
            settings.temperature(message.getTemperature());
        }
        if (message.hasResponseFormat()) {
            settings.responseFormat(ChoiceMessages.fromMessage(message.getResponseFormat()));
        }
        ToolChoice toolChoice = ChoiceMessages.fromMessage(message.getToolChoice());
        if (toolChoice != null) {
            settings.toolChoice(toolChoice);
        }
        if (message.hasTopP()) {
            settings.topP(message.getTopP());
        }
        if (message.hasSearchParameters()) {
            settings.searchParameters(SearchMessages.fromMessage(message.getSearchParameters()));
        }
        return settings.build();
    }
}
