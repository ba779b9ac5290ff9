// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.messages.Role;
import dev.filechat.internal.values.Fields;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A piece of an answer that is streamed. Immutable and thread-safe. */
public final class ChatChunk extends ReplyParts<OutputDelta> {
    private static final Fields<ChatChunk> FIELDS = fields(ChatChunk.class);

    private ChatChunk(Builder builder) {
        super(builder);
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a new builder that starts with this chunk} */
    public Builder toBuilder() {
        return builder().copy(this);
    }

    /**
     * {@return the text that the model adds, empty if none: that of the outputs whose role is the assistant's or unset}
     */
    public String content() {
        return joined(OutputDelta::content);
    }

    /** {@return the text that one of several answers gets, empty if none} The index is that of the output. */
    public String content(int index) {
        return outputs().stream()
                .filter(delta -> delta.index() == index && isAssistant(delta))
                .map(OutputDelta::content)
                .collect(Collectors.joining());
    }

    /**
     * {@return the reasoning that the model adds, empty if none: that of the outputs whose role is the assistant's or
     * unset}
     */
    public String reasoningContent() {
        return joined(OutputDelta::reasoningContent);
    }

    private String joined(Function<OutputDelta, String> text) {
        return outputs().stream().filter(ChatChunk::isAssistant).map(text).collect(Collectors.joining());
    }

    private static boolean isAssistant(OutputDelta delta) {
        return delta.role().equals(Role.ASSISTANT) || delta.role().equals(Role.UNSPECIFIED);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }

    /** Builds a {@link ChatChunk}. Not thread-safe. */
    public static final class Builder extends ReplyParts.Builder<OutputDelta, Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** {@return the value} */
        public ChatChunk build() {
            return new ChatChunk(this);
        }
    }
}
