// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls a handler. What it throws goes to its {@code onError}, and the stream goes on, as LangChain4j has it. */
record HandlerCalls(StreamingChatResponseHandler handler) {
    private static final Logger log = LoggerFactory.getLogger("dev.filechat");

    void event(ChatModelStreamingEvent event, StreamingHandle handle) {
        try {
            dispatch(event, handle);
        } catch (Exception e) {
            error(e);
        }
    }

    private void dispatch(ChatModelStreamingEvent event, StreamingHandle handle) {
        switch (event) {
            case PartialResponse part -> handler.onPartialResponse(part, new PartialResponseContext(handle));
            case PartialThinking part -> handler.onPartialThinking(part, new PartialThinkingContext(handle));
            case CompleteToolCall call -> handler.onCompleteToolCall(call);
            case RawStreamingEvent raw -> handler.onUnmappedRawEvent(raw.rawEvent());
            case CompleteResponse complete -> handler.onCompleteResponse(complete.chatResponse());
            default -> throw new IllegalStateException("not an event of ours: " + event.getClass());
        }
    }

    void error(Throwable failure) {
        try {
            handler.onError(failure);
        } catch (Exception e) {
            log.warn("The onError of a StreamingChatResponseHandler failed", e);
        }
    }
}
