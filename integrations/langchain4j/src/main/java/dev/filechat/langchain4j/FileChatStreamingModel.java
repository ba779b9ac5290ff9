// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatModelStreamingEvent;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * xAI's models as a {@link StreamingChatModel}, with uploaded files in messages: {@link UploadedFileContent}.
 * Thread-safe. What {@link FileChatModel} says about the client and about failures counts here, too.
 *
 * {@snippet :
 * StreamingChatModel model = FileChatStreamingModel.builder().client(client).modelName("grok-4.5").build();
 * model.chat(
 *         List.of(UserMessage.from(TextContent.from("What are the risks?"), UploadedFileContent.of(report))),
 *         LambdaStreamingResponseHandler.onPartialResponse(System.out::print));
 * }
 *
 * <p>An answer that breaks off is a {@link dev.langchain4j.exception.NonRetriableException} whose cause has the part
 * that came: {@link dev.filechat.chat.StreamInterruptedException#partialResponse()}. Each tool call arrives whole, so
 * there are no partial ones. Calls that the service ran itself, citations and the usage are raw events, each a
 * {@link ChatEvent}; the whole answer has them, too.
 *
 * <p><b>Handlers.</b> {@code chat} returns at once; all callbacks of an answer come from one virtual thread, and may
 * block it: that holds the service back. {@code cancel()} of the handle, from any thread, cancels the call on the wire;
 * no callback follows, except one that is under way. A request that cannot be sent is an exception of {@code chat}
 * itself.
 *
 * <p><b>Publishers.</b> The call is made with the subscriber's first {@code request}, and a chunk is read when the
 * subscriber has requested it. Cancelling the subscription cancels the call on the wire.
 */
public final class FileChatStreamingModel implements StreamingChatModel {
    private final ModelSettings settings;

    private FileChatStreamingModel(ModelSettings settings) {
        this.settings = settings;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Asks. For LangChain4j to call; listeners see the calls of {@code chat}. */
    @Override
    public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        PreparedRequest prepared = PreparedRequest.of(settings.client(), request);
        HandlerCalls calls = new HandlerCalls(requireNonNull(handler, "handler"));
        CompletableFuture<@Nullable Void> unused = settings.client()
                .async()
                .<@Nullable Void>chat(service -> {
                    read(prepared, calls);
                    return null;
                })
                .whenComplete((nothing, failure) -> {
                    if (failure != null) {
                        calls.error(prepared.failures().translated(failure));
                    }
                });
    }

    private static void read(PreparedRequest request, HandlerCalls calls) {
        EventMapping mapping = new EventMapping(request.responses());
        try (ChatStream stream = request.chat().stream()) {
            StreamHandle handle = new StreamHandle(stream);
            for (ChatEvent event : stream.events()) {
                if (handle.isCancelled()) {
                    return;
                }
                calls.event(mapping.event(event), handle);
            }
        }
    }

    /** {@return the events of the answer} For LangChain4j to call; listeners see the calls of {@code chat}. */
    @Override
    public Flow.Publisher<ChatModelStreamingEvent> doChat(ChatRequest request) {
        PreparedRequest prepared = PreparedRequest.of(settings.client(), request);
        return new EventPublisher(settings.client().async().events(prepared.chat()), prepared);
    }

    /** {@return the parameters of requests that do not have their own} */
    @Override
    public FileChatRequestParameters defaultRequestParameters() {
        return settings.parameters();
    }

    /** {@return the listeners of requests, responses and errors} */
    @Override
    public List<ChatModelListener> listeners() {
        return settings.listeners();
    }

    /** {@return that an answer follows the schema of a request} */
    @Override
    public Set<Capability> supportedCapabilities() {
        return Set.of(Capability.RESPONSE_FORMAT_JSON_SCHEMA);
    }

    /** Builds a {@link FileChatStreamingModel}. Not thread-safe. */
    public static final class Builder extends ModelBuilder<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /**
         * {@return the model}
         *
         * @throws IllegalArgumentException if no client is set
         * @throws dev.langchain4j.exception.UnsupportedFeatureException if a default is one that the service lacks
         */
        public FileChatStreamingModel build() {
            return new FileChatStreamingModel(settings());
        }
    }
}
