// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.ChatEvent;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import java.util.concurrent.Flow;

/**
 * The events of an answer, mapped one for one, so that the subscriber's demand is that of the source.
 *
 * @param source the events
 * @param request the request that they answer
 */
record EventPublisher(Flow.Publisher<ChatEvent> source, PreparedRequest request)
        implements Flow.Publisher<ChatModelStreamingEvent> {
    @Override
    public void subscribe(Flow.Subscriber<? super ChatModelStreamingEvent> subscriber) {
        EventMapping mapping = new EventMapping(request.responses());
        source.subscribe(new Flow.Subscriber<>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscriber.onSubscribe(subscription);
            }

            @Override
            public void onNext(ChatEvent event) {
                subscriber.onNext(mapping.event(event));
            }

            @Override
            public void onError(Throwable failure) {
                subscriber.onError(request.failures().translated(failure));
            }

            @Override
            public void onComplete() {
                subscriber.onComplete();
            }
        });
    }
}
