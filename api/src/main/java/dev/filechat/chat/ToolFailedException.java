// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.FileChatException;

/**
 * A tool failed in a run whose options say that this ends it. The cause is what the tool threw. The round is not in the
 * chat: the model can be asked again.
 */
public final class ToolFailedException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient ToolResult result;

    /**
     * @param message what failed and what to do
     * @param result the call that failed
     */
    public ToolFailedException(String message, ToolResult result) {
        super(message, requireNonNull(result, "result").failure().orElse(null), false, 0);
        this.result = result;
    }

    /** {@return the call that failed} */
    public ToolResult result() {
        return result;
    }
}
