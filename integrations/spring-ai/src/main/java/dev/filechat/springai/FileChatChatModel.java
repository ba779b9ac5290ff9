// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import static java.util.Objects.requireNonNull;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import org.springframework.ai.chat.model.ChatModel;
import org.springframework.ai.chat.model.ChatResponse;
import org.springframework.ai.chat.model.MessageAggregator;
import org.springframework.ai.chat.observation.ChatModelObservationContext;
import org.springframework.ai.chat.observation.ChatModelObservationConvention;
import org.springframework.ai.chat.observation.ChatModelObservationDocumentation;
import org.springframework.ai.chat.observation.DefaultChatModelObservationConvention;
import org.springframework.ai.chat.prompt.ChatOptions;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.tool.ToolCallingManager;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

/**
 * A chat model of Spring AI that asks through a {@link FileChatClient}. User messages take files that were uploaded
 * ({@link UploadedMedia}), URLs and bytes as media. As with all models of Spring AI 2, calls of tools are in the
 * answer, and a {@code ChatClient} runs them.
 *
 * <p>Cancelling the flux of {@link #stream} cancels the call on the wire, and a slow subscriber holds the service back.
 * Failures are {@link dev.filechat.errors.FileChatException}s; what the client retries is retried. Thread-safe. The
 * client stays open, and is closed by its owner.
 *
 * <p>{@snippet :
 * ChatModel model = FileChatChatModel.builder(client)
 *         .options(FileChatChatOptions.builder().model("grok-4.5").build())
 *         .build();
 * UserMessage question = UserMessage.builder()
 *         .text("Which risks are there?")
 *         .media(UploadedMedia.file(client.files().upload(Path.of("report.pdf"))))
 *         .build();
 * model.stream(new Prompt(question)).subscribe(this::show);
 * }
 */
public final class FileChatChatModel implements ChatModel {
    /** The key in an answer's metadata of what it cost, a {@link java.math.BigDecimal} in US dollars. */
    public static final String COST = "costInUsd";

    /** The key in an answer's metadata of the URLs that it cites, a list of strings. */
    public static final String CITATIONS = "citations";

    /** The key in an assistant message's metadata of the model's reasoning, a string. */
    public static final String REASONING = "reasoningContent";

    /** The key in an assistant message's metadata of encrypted reasoning, a string that is sent back. */
    public static final String ENCRYPTED = "encryptedContent";

    private static final String PROVIDER = "x_ai";
    private static final ChatModelObservationConvention DEFAULT_CONVENTION =
            new DefaultChatModelObservationConvention();

    private final FileChatClient client;
    private final FileChatChatOptions options;
    private final OptionMapping mapping;
    private final ObservationRegistry observations;
    private final ChatModelObservationConvention convention;

    private FileChatChatModel(Builder builder) {
        client = builder.client;
        options = builder.options;
        mapping = new OptionMapping(builder.tools);
        observations = builder.observations;
        convention = builder.convention;
    }

    /** {@return a builder of a model that asks through the client} */
    public static Builder builder(FileChatClient client) {
        return new Builder(client);
    }

    /** {@return the options of prompts that have none} */
    @Override
    public FileChatChatOptions getOptions() {
        return options;
    }

    @Override
    public ChatResponse call(Prompt prompt) {
        Prompt asked = complete(prompt);
        Chat chat = chat(asked);
        ChatModelObservationContext context = context(asked, false);
        return requireNonNull(observation(context).observe(() -> {
            ChatResponse response = ResponseMapping.whole(chat.sample());
            context.setResponse(response);
            return response;
        }));
    }

    /** {@return the pieces of the answer's text, and at last all the rest} Each subscription asks once. */
    @Override
    public Flux<ChatResponse> stream(Prompt prompt) {
        return Flux.deferContextual(subscriber -> {
            Prompt asked = complete(prompt);
            Chat chat = chat(asked);
            ChatModelObservationContext context = context(asked, true);
            Observation observation = observation(context);
            observation.parentObservation(subscriber.getOrDefault(ObservationThreadLocalAccessor.KEY, null));
            observation.start();
            Flux<ChatResponse> answer = JdkFlowAdapter.flowPublisherToFlux(
                            client.async().events(chat))
                    .<ChatResponse>handle((event, sink) -> {
                        if (event instanceof ChatEvent.Text text) {
                            sink.next(ResponseMapping.piece(text.text()));
                        } else if (event instanceof ChatEvent.Finished finished) {
                            sink.next(ResponseMapping.end(finished.response()));
                        }
                    })
                    .doOnError(observation::error)
                    .doFinally(signal -> observation.stop())
                    .contextWrite(inner -> inner.put(ObservationThreadLocalAccessor.KEY, observation));
            return new MessageAggregator().aggregate(answer, context::setResponse);
        });
    }

    private Prompt complete(Prompt prompt) {
        return prompt.getOptions() == null
                ? prompt.mutate().chatOptions(options).build()
                : prompt;
    }

    private Chat chat(Prompt prompt) {
        ChatOptions given = requireNonNull(prompt.getOptions());
        String model = given.getModel() == null ? options.getModel() : given.getModel();
        if (model == null) {
            throw new IllegalArgumentException(
                    "There is no model. Give one in the options of the prompt or of the FileChatChatModel;"
                            + " in Spring Boot, filechat.ai.model");
        }
        Chat chat = client.chat().create(model, mapping.options(given));
        MessageMapping.messages(prompt.getInstructions()).forEach(chat::append);
        return chat;
    }

    private static ChatModelObservationContext context(Prompt prompt, boolean streaming) {
        return ChatModelObservationContext.builder()
                .prompt(prompt)
                .provider(PROVIDER)
                .streaming(streaming)
                .build();
    }

    private Observation observation(ChatModelObservationContext context) {
        return ChatModelObservationDocumentation.CHAT_MODEL_OPERATION.observation(
                convention, DEFAULT_CONVENTION, () -> context, observations);
    }

    @Override
    public String toString() {
        return "FileChatChatModel[" + client + ", " + options + "]";
    }

    /** Builds a {@link FileChatChatModel}. Not thread-safe. */
    public static final class Builder {
        private final FileChatClient client;
        private FileChatChatOptions options = FileChatChatOptions.builder().build();
        private ToolCallingManager tools = ToolCallingManager.builder().build();
        private ObservationRegistry observations = ObservationRegistry.NOOP;
        private ChatModelObservationConvention convention = DEFAULT_CONVENTION;

        private Builder(FileChatClient client) {
            this.client = requireNonNull(client, "client");
        }

        /** Sets the options of prompts that have none. Default: none is set. */
        public Builder options(FileChatChatOptions defaults) {
            options = requireNonNull(defaults, "defaults");
            return this;
        }

        /** Sets what resolves the definitions of tools. Default: Spring AI's. */
        public Builder toolCallingManager(ToolCallingManager manager) {
            tools = requireNonNull(manager, "manager");
            return this;
        }

        /** Sets where prompts are observed. Default: nowhere. */
        public Builder observationRegistry(ObservationRegistry registry) {
            observations = requireNonNull(registry, "registry");
            return this;
        }

        /** Sets the names of observations. Default: Spring AI's. */
        public Builder observationConvention(ChatModelObservationConvention names) {
            convention = requireNonNull(names, "names");
            return this;
        }

        /** {@return the model} */
        public FileChatChatModel build() {
            return new FileChatChatModel(this);
        }
    }
}
