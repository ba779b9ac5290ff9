// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an {@link Output} and an {@link OutputDelta} have in common. */
abstract class OutputParts {
    private final int index;
    private final FinishReason finishReason;
    private final Role role;
    private final String content;
    private final String reasoningContent;
    private final List<ToolCall> toolCalls;
    private final String encryptedContent;
    private final List<InlineCitation> citations;
    private final @Nullable List<LogProb> logprobs;

    OutputParts(Builder<?> builder) {
        this.index = builder.index;
        this.finishReason = builder.finishReason;
        this.role = builder.role;
        this.content = builder.content;
        this.reasoningContent = builder.reasoningContent;
        this.toolCalls = builder.toolCalls;
        this.encryptedContent = builder.encryptedContent;
        this.citations = builder.citations;
        this.logprobs = builder.logprobs;
    }

    /** {@return its number among the outputs of the response, from 0} */
    public int index() {
        return index;
    }

    /** {@return why the model stopped, or that it has not yet} */
    public FinishReason finishReason() {
        return finishReason;
    }

    /** {@return who it comes from} */
    public Role role() {
        return role;
    }

    /** {@return the text, empty if there is none} */
    public String content() {
        return content;
    }

    /** {@return the model's reasoning, empty if there is none} */
    public String reasoningContent() {
        return reasoningContent;
    }

    /** {@return the tool calls} */
    public List<ToolCall> toolCalls() {
        return toolCalls;
    }

    /** {@return encrypted reasoning that only the service can read, empty if there is none} */
    public String encryptedContent() {
        return encryptedContent;
    }

    /** {@return the citations with their places in the text} */
    public List<InlineCitation> citations() {
        return citations;
    }

    /** {@return the probabilities of the tokens, if there are} */
    public Optional<List<LogProb>> logprobs() {
        return Optional.ofNullable(logprobs);
    }

    /** {@return the fields of this class, for those of a subclass to follow} */
    static <T extends OutputParts> Fields<T> fields(Class<T> type) {
        return Fields.of(type)
                .addPrimitive("index", value -> value.index())
                .add("finishReason", value -> value.finishReason())
                .add("role", value -> value.role())
                .add("content", value -> value.content())
                .add("reasoningContent", value -> value.reasoningContent())
                .add("toolCalls", value -> value.toolCalls())
                .add("encryptedContent", value -> value.encryptedContent())
                .add("citations", value -> value.citations())
                .add("logprobs", value -> value.logprobs());
    }

    /** The setters that both builders have. */
    abstract static class Builder<B extends OutputParts.Builder<B>> {
        private int index;
        private FinishReason finishReason = FinishReason.UNSPECIFIED;
        private Role role = Role.UNSPECIFIED;
        private String content = "";
        private String reasoningContent = "";
        private List<ToolCall> toolCalls = List.of();
        private String encryptedContent = "";
        private List<InlineCitation> citations = List.of();
        private @Nullable List<LogProb> logprobs;

        abstract B self();

        B copy(OutputParts from) {
            this.index = from.index;
            this.finishReason = from.finishReason;
            this.role = from.role;
            this.content = from.content;
            this.reasoningContent = from.reasoningContent;
            this.toolCalls = from.toolCalls;
            this.encryptedContent = from.encryptedContent;
            this.citations = from.citations;
            this.logprobs = from.logprobs;
            return self();
        }

        /** Sets its number among the outputs of the response. */
        public B index(int index) {
            this.index = index;
            return self();
        }

        /** Sets why the model stopped. */
        public B finishReason(FinishReason finishReason) {
            this.finishReason = Objects.requireNonNull(finishReason, "finishReason");
            return self();
        }

        /** Sets who it comes from. */
        public B role(Role role) {
            this.role = Objects.requireNonNull(role, "role");
            return self();
        }

        /** Sets the text. */
        public B content(String content) {
            this.content = Objects.requireNonNull(content, "content");
            return self();
        }

        /** Sets the model's reasoning. */
        public B reasoningContent(String reasoningContent) {
            this.reasoningContent = Objects.requireNonNull(reasoningContent, "reasoningContent");
            return self();
        }

        /** Sets the tool calls. */
        public B toolCalls(List<ToolCall> toolCalls) {
            this.toolCalls = Checks.list("toolCalls", toolCalls);
            return self();
        }

        /** Sets the encrypted reasoning. */
        public B encryptedContent(String encryptedContent) {
            this.encryptedContent = Objects.requireNonNull(encryptedContent, "encryptedContent");
            return self();
        }

        /** Sets the citations with their places in the text. */
        public B citations(List<InlineCitation> citations) {
            this.citations = Checks.list("citations", citations);
            return self();
        }

        /** Sets the probabilities of the tokens. */
        public B logprobs(List<LogProb> logprobs) {
            this.logprobs = Checks.list("logprobs", logprobs);
            return self();
        }
    }
}
