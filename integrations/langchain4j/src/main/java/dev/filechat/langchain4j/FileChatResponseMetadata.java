// SPDX-License-Identifier: Apache-2.0
package dev.filechat.langchain4j;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.langchain4j.model.chat.response.ChatResponseMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What comes with an answer, including the whole response of the service: its citations, the files that tools made, the
 * outputs of the tools that the service ran. Immutable and thread-safe.
 */
public final class FileChatResponseMetadata extends ChatResponseMetadata {
    private final ChatResponse response;

    private FileChatResponseMetadata(Builder builder) {
        super(builder);
        this.response = requireNonNull(builder.response, "response");
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the response as filechat has it} */
    public ChatResponse response() {
        return response;
    }

    @Override
    public Builder toBuilder() {
        Builder builder = builder().response(response);
        super.toBuilder(builder);
        return builder;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other) && other instanceof FileChatResponseMetadata that && response.equals(that.response);
    }

    @Override
    public int hashCode() {
        return 31 * super.hashCode() + response.hashCode();
    }

    /** {@return id, model, usage and finish reason, without the response's content} */
    @Override
    public String toString() {
        return "FileChatResponseMetadata[id=" + id() + ", modelName=" + modelName() + ", tokenUsage=" + tokenUsage()
                + ", finishReason=" + finishReason() + "]";
    }

    /** Builds a {@link FileChatResponseMetadata}. Not thread-safe. */
    public static final class Builder extends ChatResponseMetadata.Builder<Builder> {
        private @Nullable ChatResponse response;

        private Builder() {}

        /** Sets the response as filechat has it; needed. */
        public Builder response(ChatResponse response) {
            this.response = requireNonNull(response, "response");
            return this;
        }

        /** {@return the value} */
        @Override
        public FileChatResponseMetadata build() {
            return new FileChatResponseMetadata(this);
        }
    }
}
