// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.FileChatClient;
import dev.filechat.chat.options.ChatOptions;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The setters that both models have. */
abstract sealed class ModelBuilder<B extends ModelBuilder<B>>
        permits FileChatModel.Builder, FileChatStreamingModel.Builder {
    private @Nullable FileChatClient client;
    private @Nullable ChatRequestParameters defaults;
    private final FileChatRequestParameters.Builder parameters = FileChatRequestParameters.builder();
    private List<ChatModelListener> listeners = List.of();

    abstract B self();

    /** Sets the client that makes the calls; needed. It may be shared, and stays the caller's to close. */
    public B client(FileChatClient client) {
        this.client = requireNonNull(client, "client");
        return self();
    }

    /** Sets the model's name, for example {@code grok-4.5}. Default: each request has to name one. */
    public B modelName(String modelName) {
        parameters.modelName(requireNonNull(modelName, "modelName"));
        return self();
    }

    /** Sets the sampling temperature: 0 to 2. Default: the client's, else the service's. */
    public B temperature(double temperature) {
        parameters.temperature(temperature);
        return self();
    }

    /** Sets the probability mass of nucleus sampling: 0 to 1. Default: the client's, else the service's. */
    public B topP(double topP) {
        parameters.topP(topP);
        return self();
    }

    /** Sets the limit of output tokens. Default: the client's, else the service's. */
    public B maxOutputTokens(int maxOutputTokens) {
        parameters.maxOutputTokens(maxOutputTokens);
        return self();
    }

    /**
     * Sets options that LangChain4j has no parameter for, as {@link FileChatRequestParameters.Builder#options} does.
     *
     * @throws IllegalArgumentException if one of them is a parameter of LangChain4j
     */
    public B options(ChatOptions options) {
        parameters.options(options);
        return self();
    }

    /**
     * Sets the parameters of requests that do not have their own; what the other setters of this builder set counts
     * more. Default: none.
     */
    public B defaultRequestParameters(ChatRequestParameters parameters) {
        this.defaults = requireNonNull(parameters, "parameters");
        return self();
    }

    /** Sets the listeners of requests, responses and errors. Default: none. */
    public B listeners(ChatModelListener... listeners) {
        return listeners(List.of(listeners));
    }

    /** Sets the listeners of requests, responses and errors. Default: none. */
    public B listeners(List<? extends ChatModelListener> listeners) {
        this.listeners = List.copyOf(listeners);
        return self();
    }

    ModelSettings settings() {
        if (client == null) {
            throw new IllegalArgumentException(
                    "client is not set; the model needs one: client(FileChatClient.create())");
        }
        FileChatRequestParameters own = parameters.build();
        FileChatRequestParameters all = defaults == null ? own : own.defaultedBy(defaults);
        OptionMapping.checkSupported(all);
        return new ModelSettings(client, all, listeners);
    }
}
