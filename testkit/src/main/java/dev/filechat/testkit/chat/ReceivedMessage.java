// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.tools.ToolCall;
import java.util.List;

/**
 * A message of a chat request. Immutable and thread-safe.
 *
 * @param role whose it is
 * @param text its texts, with a space between each and the next
 * @param files the files that it mentions, in order
 * @param images how many images it has
 * @param reasoning the model's reasoning, in a message that replays an answer; else empty
 * @param toolCalls the calls that it replays
 * @param toolCallId the id of the call whose result it is; else empty
 * @param encryptedContent the encrypted content that it replays; else empty
 */
public record ReceivedMessage(
        Role role,
        String text,
        List<ReceivedFile> files,
        int images,
        String reasoning,
        List<ToolCall> toolCalls,
        String toolCallId,
        String encryptedContent) {

    /** Holds its own copies. */
    public ReceivedMessage {
        files = List.copyOf(files);
        toolCalls = List.copyOf(toolCalls);
    }

    /**
     * Tells whether it is what a tool gave.
     *
     * @return true for the roles of tools and functions
     */
    public boolean isToolResult() {
        return role.equals(Role.TOOL) || role.equals(Role.FUNCTION);
    }
}
