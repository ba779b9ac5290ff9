// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;

/**
 * The model still asks for tools after the last round that the options allow. The rounds before the last one are in the
 * chat, with all results; the last answer is in {@link #lastResponse()}.
 */
public final class ToolRoundsException extends FileChatException {
    private static final long serialVersionUID = 1;

    private final transient ChatResponse lastResponse;

    /**
     * @param message what happened and what to do
     * @param lastResponse the answer of the last round, whose tools were not run
     */
    public ToolRoundsException(String message, ChatResponse lastResponse) {
        super(message, null, false, 0);
        this.lastResponse = requireNonNull(lastResponse, "lastResponse");
    }

    /** {@return the answer of the last round, whose tools were not run} */
    public ChatResponse lastResponse() {
        return lastResponse;
    }
}
