// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.options.ChatOptions;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.request.DefaultChatRequestParameters;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a request: those of LangChain4j, and filechat's own {@link ChatOptions}, such as the reasoning
 * effort, tools that the service runs, timeouts and headers. Immutable and thread-safe.
 *
 * {@snippet :
 * ChatRequest request = ChatRequest.builder()
 *         .messages(UserMessage.from("What is new?"))
 *         .parameters(FileChatRequestParameters.builder()
 *                 .temperature(0.2)
 *                 .options(ChatOptions.builder().tools(WebSearch.create()).build())
 *                 .build())
 *         .build();
 * }
 */
public final class FileChatRequestParameters extends DefaultChatRequestParameters {
    private final ChatOptions options;
    private final @Nullable String conversationId;

    private FileChatRequestParameters(Builder builder) {
        super(builder);
        this.options = builder.options;
        this.conversationId = builder.conversationId;
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the options that LangChain4j has no parameter for} */
    public ChatOptions options() {
        return options;
    }

    /** {@return the id by which the service finds its cached prompt of the conversation, if set} */
    public Optional<String> conversationId() {
        return Optional.ofNullable(conversationId);
    }

    @Override
    public FileChatRequestParameters overrideWith(ChatRequestParameters that) {
        return builder().overrideWith(this).overrideWith(that).build();
    }

    @Override
    public FileChatRequestParameters defaultedBy(ChatRequestParameters that) {
        return builder().overrideWith(that).overrideWith(this).build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof FileChatRequestParameters that
                && options.equals(that.options)
                && Objects.equals(conversationId, that.conversationId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), options, conversationId);
    }

    @Override
    public String toString() {
        return "FileChatRequestParameters[" + super.toString() + ", options=" + options + ", conversationId="
                + conversationId + "]";
    }

    /** Builds {@link FileChatRequestParameters}. Not thread-safe. */
    public static final class Builder extends DefaultChatRequestParameters.Builder<Builder> {
        private ChatOptions options = ChatOptions.none();
        private @Nullable String conversationId;

        private Builder() {}

        /**
         * Sets options that LangChain4j has no parameter for. An option that is set in a request overrides the model's
         * default, and that overrides the client's. Tools are sent beside the tool specifications. A choice of one
         * function by its name counts more than {@code toolChoice}.
         *
         * @throws IllegalArgumentException if one of them is a parameter of LangChain4j, such as the temperature, or
         *     {@code n}, since LangChain4j has no place for several answers
         */
        public Builder options(ChatOptions options) {
            this.options = OwnOptions.check(requireNonNull(options, "options"));
            return this;
        }

        /**
         * Sets the id by which the service finds its cached prompt of the conversation: the same for all requests of
         * one conversation, another for each other one. Without it, each request counts as a new conversation.
         */
        public Builder conversationId(String conversationId) {
            if (requireNonNull(conversationId, "conversationId").isBlank()) {
                throw new IllegalArgumentException("conversationId is blank");
            }
            this.conversationId = conversationId;
            return this;
        }

        @Override
        public Builder overrideWith(ChatRequestParameters parameters) {
            super.overrideWith(parameters);
            if (parameters instanceof FileChatRequestParameters own) {
                options = options.overriddenBy(own.options);
                conversationId = own.conversationId == null ? conversationId : own.conversationId;
            }
            return this;
        }

        /** {@return the parameters} */
        @Override
        public FileChatRequestParameters build() {
            return new FileChatRequestParameters(this);
        }
    }
}
