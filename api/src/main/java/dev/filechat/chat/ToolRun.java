// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.internal.values.Checks;
import java.util.List;

/**
 * A run of {@link Chat#runTools}. Immutable and thread-safe.
 *
 * @param response the model's last answer, which is not appended to the chat
 * @param rounds how often the model was asked, at least once
 * @param results the tool calls that were run, round after round, in the order in which the model asked for them
 */
public record ToolRun(ChatResponse response, int rounds, List<ToolResult> results) {
    /** Refuses null. */
    public ToolRun {
        requireNonNull(response, "response");
        results = Checks.list("results", results);
    }

    /** {@return the text of the last answer} */
    public String content() {
        return response.content();
    }
}
