// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.responses;

import dev.filechat.internal.values.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ChatChunk} adds to the output with the same index: text, reasoning and encrypted content are continued,
 * lists are appended to, role and finish reason replace what was there unless they are unspecified. Immutable and
 * thread-safe.
 */
public final class OutputDelta extends OutputParts {
    private static final Fields<OutputDelta> FIELDS = fields(OutputDelta.class);

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
