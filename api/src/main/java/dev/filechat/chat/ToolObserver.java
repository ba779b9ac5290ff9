// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.ToolContext;

/**
 * Receives each step of {@link Chat#runTools} as it happens. What it throws is logged and changes nothing, except for a
 * {@link VirtualMachineError}, which is passed on. Its methods are called one at a time, also if tools run
 * concurrently.
 */
public interface ToolObserver {
    /**
     * Called when the model has answered, maybe with tool calls, on the thread that called {@code runTools}.
     *
     * @param round 1 is the first
     * @param response the answer
     */
    default void onResponse(int round, ChatResponse response) {}

    /** Called before a tool runs, on the thread that it runs on. */
    default void onToolStart(ToolContext call) {}

    /** Called after a tool has succeeded or failed, on the thread that it ran on. */
    default void onToolEnd(ToolResult result) {}
}
