// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

/**
 * What a {@link ChatChunk} adds to the output with the same index: text, reasoning and encrypted content are continued,
 * lists are appended to, role and finish reason replace what was there unless they are unspecified. Immutable and
 * thread-safe.
 */
public final class OutputDelta extends OutputParts {
    private OutputDelta(Builder builder) {
        super(builder);
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a new builder that starts with this delta} */
    public Builder toBuilder() {
        return builder().copy(this);
    }

    @Override
    Fields fields() {
        return fields("OutputDelta");
    }

    /** Builds an {@link OutputDelta}. Not thread-safe. */
    public static final class Builder extends OutputParts.Builder<Builder> {
        private Builder() {}

        @Override
        Builder self() {
            return this;
        }

        /** {@return the value} */
        public OutputDelta build() {
            return new OutputDelta(this);
        }
    }
}
