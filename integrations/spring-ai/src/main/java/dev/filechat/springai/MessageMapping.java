// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.messages.ToolResponseMessage;
import org.springframework.ai.chat.messages.UserMessage;

/** Messages of a prompt as the service's. */
final class MessageMapping {
    private MessageMapping() {}

    static List<Message> messages(List<org.springframework.ai.chat.messages.Message> messages) {
        List<Message> all = new ArrayList<>();
        for (org.springframework.ai.chat.messages.Message message : messages) {
            switch (message.getMessageType()) {
                case SYSTEM -> all.add(Message.system(text(message)));
                case USER -> all.add(user((UserMessage) message));
                case ASSISTANT -> all.add(assistant((AssistantMessage) message));
                case TOOL ->
                    ((ToolResponseMessage) message)
                            .getResponses()
                            .forEach(result -> all.add(Message.toolResult(result.id(), result.responseData())));
            }
        }
        return all;
    }

    private static Message user(UserMessage message) {
        return Message.user(
                text(message),
                message.getMedia().stream().map(MediaMapping::content).toList());
    }

    private static Message assistant(AssistantMessage message) {
        Message.Builder assistant = Message.builder(Role.ASSISTANT)
                .contents(List.of(Content.text(text(message))))
                .toolCalls(message.getToolCalls().stream()
                        .map(call -> ToolCall.function(call.id(), call.name(), call.arguments()))
                        .toList());
        if (message.getMetadata().get(FileChatChatModel.REASONING) instanceof String reasoning) {
            assistant.reasoningContent(reasoning);
        }
        if (message.getMetadata().get(FileChatChatModel.ENCRYPTED) instanceof String encrypted) {
            assistant.encryptedContent(encrypted);
        }
        return assistant.build();
    }

    private static String text(org.springframework.ai.chat.messages.Message message) {
        String text = message.getText();
        return text == null ? "" : text;
    }
}
