// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import dev.filechat.chat.tools.ToolCall;
import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One message of a conversation. Immutable and thread-safe. */
public final class Message {
    private static final Fields<Message> FIELDS = Fields.of(Message.class)
            .add("role", value -> value.role)
            .add("contents", value -> value.contents)
            .add("name", value -> value.name)
            .add("reasoningContent", value -> value.reasoningContent)
            .add("toolCalls", value -> value.toolCalls)
            .add("encryptedContent", value -> value.encryptedContent)
            .add("toolCallId", value -> value.toolCallId);

    private final Role role;
    private final List<Content> contents;
    private final String name;
    private final @Nullable String reasoningContent;
    private final List<ToolCall> toolCalls;
    private final String encryptedContent;
    private final @Nullable String toolCallId;

    private Message(Builder builder) {
        this.role = builder.role;
        this.contents = builder.contents;
        this.name = builder.name;
        this.reasoningContent = builder.reasoningContent;
        this.toolCalls = builder.toolCalls;
        this.encryptedContent = builder.encryptedContent;
        this.toolCallId = builder.toolCallId;
    }

    /** {@return a message of the user: a text, then other content such as the files that it is about} */
    public static Message user(String text, Content... more) {
        return user(text, Arrays.asList(Objects.requireNonNull(more, "more")));
    }

    /** {@return a message of the user: a text, then other content such as the files that it is about} */
    public static Message user(String text, List<? extends Content> more) {
        List<Content> contents = new ArrayList<>();
        contents.add(Content.text(text));
        contents.addAll(Checks.list("more", more));
        return of(Role.USER, contents);
    }

    /**
     * {@return a message of the user}
     *
     * @throws IllegalArgumentException if there is no content
     */
    public static Message user(Content... contents) {
        return of(Role.USER, Arrays.asList(Objects.requireNonNull(contents, "contents")));
    }

    /** {@return a message of the model} */
    public static Message assistant(String text) {
        return of(Role.ASSISTANT, List.of(Content.text(text)));
    }

    /** {@return instructions to the model} */
    public static Message system(String text) {
        return of(Role.SYSTEM, List.of(Content.text(text)));
    }

    /** {@return instructions of the application's developer} */
    public static Message developer(String text) {
        return of(Role.DEVELOPER, List.of(Content.text(text)));
    }

    /** {@return the result of a tool call that the model asked for} */
    public static Message toolResult(String toolCallId, String content) {
        return builder(Role.TOOL)
                .toolCallId(toolCallId)
                .contents(List.of(Content.text(content)))
                .build();
    }

    /** {@return a new builder of a message with this role} */
    public static Builder builder(Role role) {
        return new Builder().role(role);
    }

    private static Message of(Role role, List<Content> contents) {
        if (contents.isEmpty()) {
            throw new IllegalArgumentException("contents is empty; a message needs at least one");
        }
        return builder(role).contents(contents).build();
    }

    /** {@return who it comes from} */
    public Role role() {
        return role;
    }

    /** {@return its parts, in order} */
    public List<Content> contents() {
        return contents;
    }

    /** {@return the author's name, empty if not set} */
    public String name() {
        return name;
    }

    /** {@return the reasoning that led to it, if it is replayed} */
    public Optional<String> reasoningContent() {
        return Optional.ofNullable(reasoningContent);
    }

    /** {@return the tool calls that it asks for} */
    public List<ToolCall> toolCalls() {
        return toolCalls;
    }

    /**
     * {@return what only the service can read: encrypted reasoning, or a compacted conversation; empty if there is
     * none}
     */
    public String encryptedContent() {
        return encryptedContent;
    }

    /** {@return the id of the tool call that it answers, if it is the result of one} */
    public Optional<String> toolCallId() {
        return Optional.ofNullable(toolCallId);
    }

    /** {@return its text parts, put together} */
    public String text() {
        return contents.stream()
                .filter(TextContent.class::isInstance)
                .map(content -> ((TextContent) content).text())
                .collect(Collectors.joining());
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

    /** Builds a {@link Message}. Not thread-safe. */
    public static final class Builder {
        private Role role = Role.UNSPECIFIED;
        private List<Content> contents = List.of();
        private String name = "";
        private @Nullable String reasoningContent;
        private List<ToolCall> toolCalls = List.of();
        private String encryptedContent = "";
        private @Nullable String toolCallId;

        private Builder() {}

        /** Sets who it comes from. */
        public Builder role(Role role) {
            this.role = Objects.requireNonNull(role, "role");
            return this;
        }

        /** Sets its parts, in order. */
        public Builder contents(List<? extends Content> contents) {
            this.contents = Checks.list("contents", contents);
            return this;
        }

        /** Sets the author's name. */
        public Builder name(String name) {
            this.name = Checks.text("name", name);
            return this;
        }

        /** Sets the reasoning that led to it. */
        public Builder reasoningContent(String reasoningContent) {
            this.reasoningContent = Checks.text("reasoningContent", reasoningContent);
            return this;
        }

        /** Sets the tool calls that it asks for. */
        public Builder toolCalls(List<ToolCall> toolCalls) {
            this.toolCalls = Checks.list("toolCalls", toolCalls);
            return this;
        }

        /** Sets what only the service can read: encrypted reasoning, or a compacted conversation. */
        public Builder encryptedContent(String encryptedContent) {
            this.encryptedContent = Checks.text("encryptedContent", encryptedContent);
            return this;
        }

        /** Sets the id of the tool call that it answers. */
        public Builder toolCallId(String toolCallId) {
            this.toolCallId = Checks.text("toolCallId", toolCallId);
            return this;
        }

        /** {@return the value} */
        public Message build() {
            return new Message(this);
        }
    }
}
