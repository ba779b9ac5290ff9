// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Fields;
import org.jspecify.annotations.Nullable;

/** Lets the service run code that the model writes. Immutable and thread-safe. */
public final class CodeExecution implements Tool {
    private static final Fields<CodeExecution> FIELDS = Fields.of(CodeExecution.class);

    private CodeExecution() {}

    /** {@return the tool} */
    public static CodeExecution create() {
        return new CodeExecution();
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
}
