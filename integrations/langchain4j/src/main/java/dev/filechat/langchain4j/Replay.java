// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.ChatSnapshot;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.jackson.ChatJson;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers that are more than one message, such as those for which the service searched the attached files: it wants all
 * of their outputs back in the next request. {@link AiMessage} has one text; the outputs are kept as JSON in its
 * attributes, which stores of chat memory save, too.
 */
final class Replay {
    private static final String ATTRIBUTE = "filechat_outputs";

    private Replay() {}

    /** {@return the attributes of the message for an answer} */
    static Map<String, Object> attributes(ChatResponse response) {
        boolean whole = response.outputs().size() == 1
                && response.outputs().getFirst().encryptedContent().isEmpty();
        return whole ? Map.of() : Map.of(ATTRIBUTE, ChatJson.toJson(snapshot(response.toMessages())));
    }

    /** {@return the outputs that a message was made of; empty if it has none, or was changed since} */
    static Optional<List<Message>> of(AiMessage message) {
        return message.attributes().get(ATTRIBUTE) instanceof String json
                ? Optional.of(ChatJson.fromJson(json).messages()).filter(outputs -> areThoseOf(message, outputs))
                : Optional.empty();
    }

    private static boolean areThoseOf(AiMessage message, List<Message> outputs) {
        String text = outputs.reversed().stream()
                .filter(output -> output.role().equals(Role.ASSISTANT))
                .findFirst()
                .map(Message::text)
                .orElse("");
        return text.equals(Optional.ofNullable(message.text()).orElse(""))
                && outputs.stream()
                        .flatMap(output -> output.toolCalls().stream())
                        .map(ToolCall::id)
                        .collect(Collectors.toSet())
                        .containsAll(message.toolExecutionRequests().stream()
                                .map(ToolExecutionRequest::id)
                                .toList());
    }

    private static ChatSnapshot snapshot(List<Message> messages) {
        return new ChatSnapshot(
                "", ChatOptions.none(), messages, Usage.builder().build(), 0, "");
    }
}
