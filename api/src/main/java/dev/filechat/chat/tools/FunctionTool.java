// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import org.jspecify.annotations.Nullable;

/** A function that the model may ask the caller to run. Immutable and thread-safe. */
public final class FunctionTool implements Tool {
    private static final Fields<FunctionTool> FIELDS = Fields.of(FunctionTool.class)
            .add("name", value -> value.name)
            .add("description", value -> value.description)
            .addPrimitive("strict", value -> value.strict)
            .add("parameters", value -> value.parameters);

    private final String name;
    private final String description;
    private final boolean strict;
    private final String parameters;

    private FunctionTool(Builder builder) {
        this.name = builder.name;
        this.description = builder.description;
        this.strict = builder.strict;
        this.parameters = builder.parameters;
    }

    /** {@return a function} */
    public static FunctionTool of(String name, String description, String parameters) {
        return builder(name).description(description).parameters(parameters).build();
    }

    /** {@return a new builder of a function with this name} */
    public static Builder builder(String name) {
        return new Builder().name(name);
    }

    /** {@return the function's name} */
    public String name() {
        return name;
    }

    /** {@return what the function does, for the model; empty if not set} */
    public String description() {
        return description;
    }

    /** {@return whether the arguments must follow the schema exactly; false unless set} */
    public boolean strict() {
        return strict;
    }

    /** {@return the JSON schema of the arguments, empty if not set} */
    public String parameters() {
        return parameters;
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

    /** Builds a {@link FunctionTool}. Not thread-safe. */
    public static final class Builder {
        private String name = "";
        private String description = "";
        private boolean strict;
        private String parameters = "";

        private Builder() {}

        /** Sets the function's name, by which the model calls it. */
        public Builder name(String name) {
            this.name = Checks.text("name", name);
            return this;
        }

        /** Says what the function does, so that the model knows when to call it. */
        public Builder description(String description) {
            this.description = Checks.text("description", description);
            return this;
        }

        /** Sets whether the arguments must follow the schema exactly. */
        public Builder strict(boolean strict) {
            this.strict = strict;
            return this;
        }

        /** Sets the JSON schema of the arguments. */
        public Builder parameters(String parameters) {
            this.parameters = Checks.text("parameters", parameters);
            return this;
        }

        /** {@return the value} */
        public FunctionTool build() {
            return new FunctionTool(this);
        }
    }
}
