// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.chat.tools.ToolCallType;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The service's responses as LangChain4j's.
 *
 * @param functions the names of the functions that the request declared
 */
record ResponseMapping(Set<String> functions) {
    ChatResponse response(dev.filechat.chat.responses.ChatResponse response) {
        FileChatResponseMetadata.Builder metadata = FileChatResponseMetadata.builder()
                .response(response)
                .id(orNull(response.id()))
                .modelName(orNull(response.model()))
                .finishReason(finishReason(response.finishReason()));
        response.usage().map(FileChatTokenUsage::of).ifPresent(metadata::tokenUsage);
        return ChatResponse.builder()
                .aiMessage(message(response))
                .metadata(metadata.build())
                .build();
    }

    private AiMessage message(dev.filechat.chat.responses.ChatResponse response) {
        List<ToolExecutionRequest> calls = response.toolCalls().stream()
                .filter(this::isForCaller)
                .map(ResponseMapping::toolExecutionRequest)
                .toList();
        return AiMessage.builder()
                .text(calls.isEmpty() ? response.content() : orNull(response.content()))
                .thinking(orNull(response.reasoningContent()))
                .toolExecutionRequests(calls)
                .attributes(Replay.attributes(response))
                .build();
    }

    /** {@return whether the caller is to run the tool} The service may send a call without a type. */
    boolean isForCaller(ToolCall call) {
        return call.type().equals(ToolCallType.CLIENT_SIDE_TOOL)
                || (call.type().equals(ToolCallType.UNSPECIFIED) && functions.contains(call.name()));
    }

    static ToolExecutionRequest toolExecutionRequest(ToolCall call) {
        return ToolExecutionRequest.builder()
                .id(orNull(call.id()))
                .name(call.name())
                .arguments(call.arguments().isEmpty() ? "{}" : call.arguments())
                .build();
    }

    private static dev.langchain4j.model.output.FinishReason finishReason(FinishReason reason) {
        if (reason.equals(FinishReason.STOP)) {
            return dev.langchain4j.model.output.FinishReason.STOP;
        }
        if (reason.equals(FinishReason.MAX_LENGTH) || reason.equals(FinishReason.MAX_CONTEXT)) {
            return dev.langchain4j.model.output.FinishReason.LENGTH;
        }
        if (reason.equals(FinishReason.TOOL_CALLS)) {
            return dev.langchain4j.model.output.FinishReason.TOOL_EXECUTION;
        }
        return dev.langchain4j.model.output.FinishReason.OTHER;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
