// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import dev.filechat.chat.Chat;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * xAI's models as a {@link ChatModel}, with uploaded files in messages: {@link UploadedFileContent}. Thread-safe.
 *
 * {@snippet :
 * ChatModel model = FileChatModel.builder().client(client).modelName("grok-4.5").build();
 * StoredFile report = client.files().upload(Path.of("report.pdf"));
 * ChatResponse answer = model.chat(UserMessage.from(
 *         TextContent.from("What are the three largest risks?"), UploadedFileContent.of(report)));
 * }
 *
 * <p>The client makes the calls: its keys, limits, retries, budgets and observers count. Failures are LangChain4j's
 * exceptions, with filechat's as their cause, which knows more: attempts, and the time after which to come back. What
 * is {@link dev.langchain4j.exception.RetriableException} was tried again by the client before; the question is never
 * repeated once it may be billed. A call that ran out of its time is a
 * {@link dev.langchain4j.exception.TimeoutException} and may have been billed.
 *
 * <p>{@link #chat} blocks, and is meant for virtual threads; interrupting the thread cancels the call on the wire.
 * Cancelling the future of {@link #chatAsync} does that, too.
 */
public final class FileChatModel implements ChatModel {
    private final ModelSettings settings;

    private FileChatModel(ModelSettings settings) {
        this.settings = settings;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** Asks and waits for the whole answer. For LangChain4j to call; listeners see the calls of {@link #chat}. */
    @Override
    public ChatResponse doChat(ChatRequest request) {
        return ask(PreparedRequest.of(settings.client(), request));
    }

    /** Asks. For LangChain4j to call; listeners see the calls of {@link #chatAsync}. */
    @Override
    public CompletableFuture<ChatResponse> doChatAsync(ChatRequest request) {
        PreparedRequest prepared = PreparedRequest.of(settings.client(), request);
        return settings.client().async().chat(service -> ask(prepared));
    }

    private static ChatResponse ask(PreparedRequest request) {
        Chat chat = request.chat();
        return request.responses().response(request.failures().translating(chat::sample));
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

    /** Builds a {@link FileChatModel}. Not thread-safe. */
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
        public FileChatModel build() {
            return new FileChatModel(settings());
        }
    }
}
