// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;

/** The messages of a conversation. */
final class ConversationMessages {
    private ConversationMessages() {}

    static dev.filechat.proto.Message toMessage(Message message) {
        dev.filechat.proto.Message.Builder result = dev.filechat.proto.Message.newBuilder()
                .setRoleValue(message.role().number())
                .addAllContent(MessageLists.map(message.contents(), ContentMessages::toMessage))
                .setName(message.name())
                .addAllToolCalls(MessageLists.map(message.toolCalls(), ToolCallMessages::toMessage))
                .setEncryptedContent(message.encryptedContent());
        message.reasoningContent().ifPresent(result::setReasoningContent);
        message.toolCallId().ifPresent(result::setToolCallId);
        return result.build();
    }

    static Message fromMessage(dev.filechat.proto.Message message) {
        Message.Builder result = Message.builder(new Role(message.getRoleValue()))
                .contents(MessageLists.map(message.getContentList(), ContentMessages::fromMessage))
                .name(message.getName())
                .toolCalls(MessageLists.map(message.getToolCallsList(), ToolCallMessages::fromMessage))
                .encryptedContent(message.getEncryptedContent());
        if (message.hasReasoningContent()) {
            result.reasoningContent(message.getReasoningContent());
        }
        if (message.hasToolCallId()) {
            result.toolCallId(message.getToolCallId());
        }
        return result.build();
    }
}
