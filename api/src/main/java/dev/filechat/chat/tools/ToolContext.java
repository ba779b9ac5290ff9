// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import static java.util.Objects.requireNonNull;

/**
 * Which call of the model's a tool is run for. Immutable and thread-safe.
 *
 * @param call the call: its id, and the name and arguments that the model gave
 * @param round in which round of the run it was asked for; 1 is the first
 */
public record ToolContext(ToolCall call, int round) {
    /** Refuses null. */
    public ToolContext {
        requireNonNull(call, "call");
    }
}
