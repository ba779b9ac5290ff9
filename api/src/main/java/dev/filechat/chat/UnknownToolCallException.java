// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.tools.ToolCall;
import dev.filechat.errors.FileChatException;

/**
 * The model calls a tool, and it cannot be known whether the caller or the service has to run it: the call's type is
 * not set and its name is of no function that was given, or its type is one that this version does not know. No tool of
 * that round was run. The rounds before it are in the chat, with all results; the last answer is in
 * {@link #lastResponse()}.
 */
public final class UnknownToolCallException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient ToolCall call;
    private final transient ChatResponse lastResponse;

    /**
     * @param message what happened and what to do
     * @param call the call
     * @param lastResponse the answer that has the call, whose tools were not run
     */
    public UnknownToolCallException(String message, ToolCall call, ChatResponse lastResponse) {
        super(message, null, false, 0);
        this.call = requireNonNull(call, "call");
        this.lastResponse = requireNonNull(lastResponse, "lastResponse");
    }

    /** {@return the call} */
    public ToolCall call() {
        return call;
    }

    /** {@return the answer of the last round, whose tools were not run} */
    public ChatResponse lastResponse() {
        return lastResponse;
    }
}
