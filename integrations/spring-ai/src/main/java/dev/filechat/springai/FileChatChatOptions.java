// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springai;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.options.ChatOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.model.tool.DefaultToolCallingChatOptions;
import org.springframework.ai.model.tool.StructuredOutputChatOptions;

/**
 * The options of a prompt: those that all models of Spring AI have, and in {@link #getOptions()} all others of the
 * service. {@code topK} is not supported. Immutable.
 */
public final class FileChatChatOptions extends DefaultToolCallingChatOptions implements StructuredOutputChatOptions {
    private final ChatOptions options;
    private final @Nullable String outputSchema;

    private FileChatChatOptions(DefaultToolCallingChatOptions all, ChatOptions options, @Nullable String outputSchema) {
        super(
                all.getToolCallbacks(),
                all.getToolContext(),
                all.getModel(),
                all.getFrequencyPenalty(),
                all.getMaxTokens(),
                all.getPresencePenalty(),
                all.getStopSequences(),
                all.getTemperature(),
                all.getTopK(),
                all.getTopP());
        this.options = options;
        this.outputSchema = outputSchema;
    }

    /** {@return a builder of options of which none is set} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the service's own options, which those of Spring AI override} */
    public ChatOptions getOptions() {
        return options;
    }

    @Override
    public @Nullable String getOutputSchema() {
        return outputSchema;
    }

    @Override
    public Builder mutate() {
        return builder()
                .model(getModel())
                .frequencyPenalty(getFrequencyPenalty())
                .maxTokens(getMaxTokens())
                .presencePenalty(getPresencePenalty())
                .stopSequences(getStopSequences())
                .temperature(getTemperature())
                .topK(getTopK())
                .topP(getTopP())
                .toolCallbacks(getToolCallbacks())
                .toolContext(getToolContext())
                .options(options)
                .outputSchema(outputSchema);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other)
                && other instanceof FileChatChatOptions that
                && options.equals(that.options)
                && Objects.equals(outputSchema, that.outputSchema);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), options, outputSchema);
    }

    @Override
    public String toString() {
        return "FileChatChatOptions[model=" + getModel() + ", options=" + options + "]";
    }

    /** Builds {@link FileChatChatOptions}. Not thread-safe. */
    public static final class Builder extends DefaultToolCallingChatOptions.Builder<Builder>
            implements StructuredOutputChatOptions.Builder<Builder> {
        private ChatOptions options = ChatOptions.none();
        private @Nullable String outputSchema;

        private Builder() {}

        /** Sets the service's own options. Default: none. */
        public Builder options(ChatOptions own) {
            options = requireNonNull(own, "own");
            return this;
        }

        /** Sets the JSON schema that the answer fits. Default: none. */
        @Override
        public Builder outputSchema(@Nullable String schema) {
            outputSchema = schema;
            return this;
        }

        @Override
        public Builder combineWith(org.springframework.ai.chat.prompt.ChatOptions.Builder<?> other) {
            super.combineWith(other);
            if (other instanceof Builder that) {
                options = options.overriddenBy(that.options);
                outputSchema = that.outputSchema == null ? outputSchema : that.outputSchema;
            }
            return this;
        }

        @Override
        public FileChatChatOptions build() {
            return new FileChatChatOptions((DefaultToolCallingChatOptions) super.build(), options, outputSchema);
        }
    }
}
