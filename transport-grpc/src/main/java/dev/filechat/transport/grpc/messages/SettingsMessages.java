// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.options.ReasoningEffort;
import dev.filechat.chat.tools.Tool;
import dev.filechat.chat.tools.ToolChoice;
import dev.filechat.proto.RequestSettings;
import java.util.List;

/** The options that a response says its request had. */
final class SettingsMessages {
    private SettingsMessages() {}

    static RequestSettings toMessage(ChatOptions options) {
        RequestSettings.Builder message = RequestSettings.newBuilder()
                .setParallelToolCalls(options.parallelToolCalls().orElse(false))
                .addAllTools(MessageLists.map(options.tools(), ToolMessages::toMessage))
                .setUser(options.endUserId())
                .setStoreMessages(options.storeMessages())
                .setUseEncryptedContent(options.useEncryptedContent())
                .addAllIncludeValue(ChoiceMessages.toNumbers(options.include()));
        options.maxTokens().ifPresent(message::setMaxTokens);
        options.previousResponseId().ifPresent(message::setPreviousResponseId);
        options.reasoningEffort().map(ReasoningEffort::number).ifPresent(message::setReasoningEffortValue);
        options.temperature().ifPresent(message::setTemperature);
        options.responseFormat().map(ChoiceMessages::toMessage).ifPresent(message::setResponseFormat);
        options.toolChoice().map(ChoiceMessages::toMessage).ifPresent(message::setToolChoice);
        options.topP().ifPresent(message::setTopP);
        options.searchParameters().map(SearchMessages::toMessage).ifPresent(message::setSearchParameters);
        return message.build();
    }

    /** A tool beyond the limits of its type is left out, so that it does not make a response unreadable. */
    static ChatOptions fromMessage(RequestSettings message) {
        ChatOptionsBuilder options = ChatOptions.uncheckedBuilder().parallelToolCalls(message.getParallelToolCalls());
        readWhatHasNoPresence(message, options);
        if (message.hasMaxTokens()) {
            options.maxTokens(message.getMaxTokens());
        }
        if (message.hasPreviousResponseId()) {
            options.previousResponseId(message.getPreviousResponseId());
        }
        if (message.hasReasoningEffort()) {
            options.reasoningEffort(new ReasoningEffort(message.getReasoningEffortValue()));
        }
        if (message.hasTemperature()) {
            options.temperature(message.getTemperature());
        }
        if (message.hasResponseFormat()) {
            options.responseFormat(ChoiceMessages.fromMessage(message.getResponseFormat()));
        }
        ToolChoice toolChoice = ChoiceMessages.fromMessage(message.getToolChoice());
        if (toolChoice != null) {
            options.toolChoice(toolChoice);
        }
        if (message.hasTopP()) {
            options.topP(message.getTopP());
        }
        if (message.hasSearchParameters()) {
            options.searchParameters(SearchMessages.fromMessage(message.getSearchParameters()));
        }
        return options.build();
    }

    /** The wire does not tell "not set" from the default value; it is read as not set. */
    private static void readWhatHasNoPresence(RequestSettings message, ChatOptionsBuilder options) {
        List<Tool> tools = MessageLists.map(message.getToolsList(), ToolMessages::fromMessageOrNull);
        if (!tools.isEmpty()) {
            options.tools(tools);
        }
        if (!message.getUser().isEmpty()) {
            options.endUserId(message.getUser());
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
    }
}
