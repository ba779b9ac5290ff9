// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.internal.values.Fields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One output of a {@link ChatResponse}: a turn of the model, or of a tool that the service ran. Immutable and
 * thread-safe.
 */
public final class Output extends OutputParts {
    private static final Fields<Output> FIELDS = fields(Output.class);

    private Output(Builder builder) {
        super(builder);
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a new builder that starts with this output} */
    public Builder toBuilder() {
        return builder().copy(this);
    }

    /**
     * {@return the message that replays this output in a later request} It has the output's role, text, reasoning,
     * encrypted content and tool calls; one of a tool names the call that it answers, the first of its tool calls.
     */
    public Message toMessage() {
        // The service takes no message without a role, and it is the assistant's outputs that it may send without one.
        Message.Builder message = Message.builder(role().equals(Role.UNSPECIFIED) ? Role.ASSISTANT : role())
                .contents(List.of(Content.text(content())))
                .toolCalls(toolCalls())
                .encryptedContent(encryptedContent());
        if (!reasoningContent().isEmpty()) {
            message.reasoningContent(reasoningContent());
        }
        if (role().equals(Role.TOOL) && !toolCalls().isEmpty()) {
            message.toolCallId(toolCalls().getFirst().id());
        }
        return message.build();
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

    /** Builds an {@link Output}. Not thread-safe. */
    public static final class Builder extends OutputParts.Builder<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** {@return the value} */
        public Output build() {
            return new Output(this);
        }
    }
}
