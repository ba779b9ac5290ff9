// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import java.util.List;

/**
 * The state of a {@link Chat}, to be stored and restored with {@link ChatService#restore}. The module
 * {@code filechat-jackson} writes and reads it as JSON. Immutable and thread-safe.
 *
 * @param model the model's name
 * @param options the chat's own settings, without the client's
 * @param messages the messages
 * @param usage the usage of its calls so far
 * @param callsOfUnknownCost the number of them for which the service reported no cost
 * @param conversationId the id by which the service finds the conversation's cached prompt; empty: the restored chat
 *     gets a new one
 */
public record ChatSnapshot(
        String model,
        ChatOptions options,
        List<Message> messages,
        Usage usage,
        int callsOfUnknownCost,
        String conversationId) {
    /** Refuses null. */
    public ChatSnapshot {
        requireNonNull(model, "model");
        requireNonNull(options, "options");
        messages = Checks.list("messages", messages);
        requireNonNull(usage, "usage");
        Checks.text("conversationId", conversationId);
    }

    @Override
    public String toString() {
        return ServerText.escaped("ChatSnapshot[model=" + model + ", options=" + options + ", messages=" + messages
                + ", usage=" + usage + ", callsOfUnknownCost=" + callsOfUnknownCost + ", conversationId="
                + conversationId + "]");
    }
}
