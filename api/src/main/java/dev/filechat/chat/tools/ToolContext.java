// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import static java.util.Objects.requireNonNull;

/**
 * The tool call of the model that a tool runs for. Immutable and thread-safe.
 *
 * @param call the call: its id, and the name and arguments that the model gave
 * @param round the round of the run in which the model made it; 1 is the first
 */
public record ToolContext(ToolCall call, int round) {
    /** Refuses null. */
    public ToolContext {
        requireNonNull(call, "call");
    }
}
