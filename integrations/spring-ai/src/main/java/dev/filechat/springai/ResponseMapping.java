// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.Usage;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.ai.chat.messages.AssistantMessage;
import org.springframework.ai.chat.metadata.ChatGenerationMetadata;
import org.springframework.ai.chat.metadata.ChatResponseMetadata;
import org.springframework.ai.chat.metadata.DefaultUsage;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.Generation;

/** Answers of the service as Spring AI's. */
final class ResponseMapping {
    private ResponseMapping() {}

    /** {@return the whole answer, a generation for each choice} */
    static ChatResponse whole(dev.filechat.chat.responses.ChatResponse response) {
        List<dev.filechat.chat.responses.ChatResponse> choices = response.choices();
        return new ChatResponse(
                choices.isEmpty()
                        ? List.of(generation(response, response.content()))
                        : choices.stream()
                                .map(choice -> generation(choice, choice.content()))
                                .toList(),
                metadata(response));
    }

    /** {@return a piece of the text of a streamed answer} */
    static ChatResponse piece(String text) {
        return new ChatResponse(List.of(new Generation(new AssistantMessage(text))));
    }

    /** {@return the end of a streamed answer: all but its text, which the pieces have} */
    static ChatResponse end(dev.filechat.chat.responses.ChatResponse response) {
        return new ChatResponse(List.of(generation(response, "")), metadata(response));
    }

    private static Generation generation(dev.filechat.chat.responses.ChatResponse response, String text) {
        AssistantMessage message = AssistantMessage.builder()
                .content(text)
                .properties(properties(response))
                .toolCalls(response.clientToolCalls().stream()
                        .map(call -> new AssistantMessage.ToolCall(
                                call.id(),
                                "function",
                                call.name(),
                                call.arguments().isEmpty() ? "{}" : call.arguments()))
                        .toList())
                .build();
        return new Generation(
                message,
                ChatGenerationMetadata.builder()
                        .finishReason(name(response.finishReason()))
                        .build());
    }

    /** What the next request of the conversation sends back. */
    private static Map<String, Object> properties(dev.filechat.chat.responses.ChatResponse response) {
        Map<String, Object> properties = new HashMap<>();
        if (!response.reasoningContent().isEmpty()) {
            properties.put(FileChatChatModel.REASONING, response.reasoningContent());
        }
        response.outputs().stream()
                .map(Output::encryptedContent)
                .filter(content -> !content.isEmpty())
                .reduce((before, last) -> last)
                .ifPresent(content -> properties.put(FileChatChatModel.ENCRYPTED, content));
        return properties;
    }

    private static String name(FinishReason reason) {
        return reason.toString().toLowerCase(Locale.ROOT);
    }

    private static ChatResponseMetadata metadata(dev.filechat.chat.responses.ChatResponse response) {
        ChatResponseMetadata.Builder metadata = ChatResponseMetadata.builder()
                .id(response.id())
                .model(response.model())
                .keyValue(FileChatChatModel.CITATIONS, response.citations());
        response.usage().ifPresent(usage -> {
            metadata.usage(usage(usage));
            usage.costInUsd().ifPresent(cost -> metadata.keyValue(FileChatChatModel.COST, cost));
        });
        return metadata.build();
    }

    private static DefaultUsage usage(Usage usage) {
        return new DefaultUsage(
                Math.toIntExact(usage.promptTokens()),
                Math.toIntExact(usage.completionTokens()),
                Math.toIntExact(usage.totalTokens()),
                usage,
                usage.cachedPromptTextTokens(),
                null);
    }
}
