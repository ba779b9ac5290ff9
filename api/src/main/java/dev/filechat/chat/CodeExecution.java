// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

/** Lets the service run code that the model writes. Immutable and thread-safe. */
public final class CodeExecution extends Value implements Tool {
    private CodeExecution() {}

    /** {@return the tool} */
    public static CodeExecution create() {
        return new CodeExecution();
    }

    @Override
    Fields fields() {
        return new Fields("CodeExecution");
    }
}
