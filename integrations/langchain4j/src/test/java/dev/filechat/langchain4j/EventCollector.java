// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.CompleteResponse;
import dev.langchain4j.model.chat.response.CompleteToolCall;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.PartialThinkingContext;
import dev.langchain4j.model.chat.response.RawStreamingEvent;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Collects the events of an answer, from a handler's callbacks or as a subscriber. */
final class EventCollector implements StreamingChatResponseHandler, Flow.Subscriber<ChatModelStreamingEvent> {
    private final BlockingQueue<ChatModelStreamingEvent> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private volatile StreamingHandle handle;

    Flow.Subscription subscription() {
        return subscription.orTimeout(60, TimeUnit.SECONDS).join();
    }

    StreamingHandle handle() {
        return handle;
    }

    ChatModelStreamingEvent await() throws InterruptedException {
        ChatModelStreamingEvent event = events.poll(60, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event within 60 s; failure: " + failure.getNow(null));
        }
        return event;
    }

    /** {@return what has come since} */
    List<ChatModelStreamingEvent> further() {
        return List.copyOf(events);
    }

    List<ChatModelStreamingEvent> untilComplete() throws InterruptedException {
        List<ChatModelStreamingEvent> all = new ArrayList<>();
        do {
            all.add(await());
        } while (!(all.getLast() instanceof CompleteResponse));
        return all;
    }

    Throwable failure() throws Exception {
        return failure.get(60, TimeUnit.SECONDS);
    }

    @Override
    public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
        handle = context.streamingHandle();
        events.add(part);
    }

    @Override
    public void onPartialThinking(PartialThinking part, PartialThinkingContext context) {
        handle = context.streamingHandle();
        events.add(part);
    }

    @Override
    public void onCompleteToolCall(CompleteToolCall call) {
        events.add(call);
    }

    @Override
    public void onUnmappedRawEvent(Object event) {
        events.add(RawStreamingEvent.of(event));
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        events.add(new CompleteResponse(response));
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription.complete(subscription);
    }

    @Override
    public void onNext(ChatModelStreamingEvent event) {
        events.add(event);
    }

    @Override
    public void onError(Throwable failure) {
        this.failure.complete(failure);
    }

    @Override
    public void onComplete() {}
}
