// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool: of a function that the caller must run, or of a tool that the service ran itself. Immutable and
 * thread-safe.
 */
public final class ToolCall {
    private static final Fields<ToolCall> FIELDS = Fields.of(ToolCall.class)
            .add("id", value -> value.id)
            .add("type", value -> value.type)
            .add("status", value -> value.status)
            .add("errorMessage", value -> value.errorMessage)
            .add("name", value -> value.name)
            .add("arguments", value -> value.arguments);

    private final String id;
    private final ToolCallType type;
    private final ToolCallStatus status;
    private final @Nullable String errorMessage;
    private final String name;
    private final String arguments;

    private ToolCall(Builder builder) {
        this.id = builder.id;
        this.type = builder.type;
        this.status = builder.status;
        this.errorMessage = builder.errorMessage;
        this.name = builder.name;
        this.arguments = builder.arguments;
    }

    /** {@return a call of a function that the caller runs} */
    public static ToolCall function(String id, String name, String arguments) {
        return builder()
                .id(id)
                .type(ToolCallType.CLIENT_SIDE_TOOL)
                .name(name)
                .arguments(arguments)
                .build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the call's id, which its result must name} */
    public String id() {
        return id;
    }

    /** {@return the kind of tool} */
    public ToolCallType type() {
        return type;
    }

    /** {@return the status of the call} */
    public ToolCallStatus status() {
        return status;
    }

    /** {@return why it failed, if it did} */
    public Optional<String> errorMessage() {
        return Optional.ofNullable(errorMessage);
    }

    /** {@return the name of the function} */
    public String name() {
        return name;
    }

    /** {@return the arguments, a JSON object as the model wrote it} */
    public String arguments() {
        return arguments;
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

    /** Builds a {@link ToolCall}. Not thread-safe. */
    public static final class Builder {
        private String id = "";
        private ToolCallType type = ToolCallType.UNSPECIFIED;
        private ToolCallStatus status = ToolCallStatus.IN_PROGRESS;
        private @Nullable String errorMessage;
        private String name = "";
        private String arguments = "";

        private Builder() {}

        /** Sets the call's id. */
        public Builder id(String id) {
            this.id = Checks.text("id", id);
            return this;
        }

        /** Sets the kind of tool. */
        public Builder type(ToolCallType type) {
            this.type = Objects.requireNonNull(type, "type");
            return this;
        }

        /** Sets the status of the call. */
        public Builder status(ToolCallStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /** Sets why it failed. */
        public Builder errorMessage(String errorMessage) {
            this.errorMessage = Checks.text("errorMessage", errorMessage);
            return this;
        }

        /** Sets the name of the function. */
        public Builder name(String name) {
            this.name = Checks.text("name", name);
            return this;
        }

        /** Sets the arguments, a JSON object. */
        public Builder arguments(String arguments) {
            this.arguments = Checks.text("arguments", arguments);
            return this;
        }

        /** {@return the value} */
        public ToolCall build() {
            return new ToolCall(this);
        }
    }
}
