// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.ToolContext;

/**
 * Receives each step of {@link Chat#runTools} as it happens. What it throws is logged and changes nothing, except for
 * a {@link VirtualMachineError}, which is passed on. Its methods are called one at a time, also where tools run side by
 * side.
 */
public interface ToolObserver {
    /**
     * The model has answered, maybe with calls of tools. On the thread that called {@code runTools}.
     *
     * @param round 1 is the first
     * @param response the answer
     */
    default void onResponse(int round, ChatResponse response) {}

    /** A tool is about to be run. On the thread that the tool runs on. */
    default void onToolStart(ToolContext call) {}

    /** A tool has ended, well or not. On the thread that the tool runs on. */
    default void onToolEnd(ToolResult result) {}
}
