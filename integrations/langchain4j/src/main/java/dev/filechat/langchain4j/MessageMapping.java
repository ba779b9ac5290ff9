// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.util.List;
import java.util.Optional;

/** LangChain4j's messages as filechat's. */
final class MessageMapping {
    private MessageMapping() {}

    /** {@return the messages} An answer may be replayed as several. */
    static List<Message> messages(List<ChatMessage> messages) {
        return messages.stream().flatMap(message -> messages(message).stream()).toList();
    }

    private static List<Message> messages(ChatMessage message) {
        return switch (message) {
            case SystemMessage system -> List.of(Message.system(system.text()));
            case UserMessage user -> List.of(user(user));
            case AiMessage ai -> Replay.of(ai).orElseGet(() -> List.of(assistant(ai)));
            case ToolExecutionResultMessage result -> List.of(toolResult(result));
            default ->
                throw new UnsupportedFeatureException(
                        "Messages of type " + message.type() + " are not supported: the service has no such");
        };
    }

    private static Message user(UserMessage user) {
        Message.Builder message = Message.builder(Role.USER).contents(contents(user.contents()));
        Optional.ofNullable(user.name()).ifPresent(message::name);
        return message.build();
    }

    private static Message assistant(AiMessage ai) {
        Message.Builder message = Message.builder(Role.ASSISTANT)
                .contents(List.of(Content.text(Optional.ofNullable(ai.text()).orElse(""))))
                .toolCalls(ai.toolExecutionRequests().stream()
                        .map(MessageMapping::toolCall)
                        .toList());
        Optional.ofNullable(ai.thinking()).ifPresent(message::reasoningContent);
        return message.build();
    }

    private static ToolCall toolCall(ToolExecutionRequest request) {
        return ToolCall.function(
                Optional.ofNullable(request.id()).orElse(""),
                request.name(),
                Optional.ofNullable(request.arguments()).orElse("{}"));
    }

    private static Message toolResult(ToolExecutionResultMessage result) {
        return Message.builder(Role.TOOL)
                .toolCallId(Optional.ofNullable(result.id()).orElse(""))
                .contents(contents(result.contents()))
                .build();
    }

    private static List<Content> contents(List<dev.langchain4j.data.message.Content> contents) {
        return contents.stream().map(ContentMapping::content).toList();
    }
}
