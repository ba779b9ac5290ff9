// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.ChatEvent;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.RawStreamingEvent;

/** The events of one answer as LangChain4j's, one for one. Not thread-safe. */
final class EventMapping {
    private final ResponseMapping responses;
    private int toolCalls;

    EventMapping(ResponseMapping responses) {
        this.responses = responses;
    }

    ChatModelStreamingEvent event(ChatEvent event) {
        return switch (event) {
            case ChatEvent.Text text -> new PartialResponse(text.text());
            case ChatEvent.Reasoning reasoning -> new PartialThinking(reasoning.text());
            case ChatEvent.ToolCalled called
            when responses.isForCaller(called.call()) ->
                new CompleteToolCall(toolCalls++, ResponseMapping.toolExecutionRequest(called.call()));
            case ChatEvent.Finished finished -> new CompleteResponse(responses.response(finished.response()));
            default -> RawStreamingEvent.of(event);
        };
    }
}
