// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.internal.text.ServerText;
import java.util.List;

/**
 * A request for an answer of a model. Immutable and thread-safe.
 *
 * @param model the model's name
 * @param messages the conversation so far, at least one message
 * @param options the settings
 */
public record CompletionRequest(String model, List<Message> messages, ChatOptions options) {
    /** Refuses null, and an empty conversation. */
    public CompletionRequest {
        requireNonNull(model, "model");
        requireNonNull(options, "options");
        messages = List.copyOf(messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty; there must be at least one");
        }
    }

    @Override
    public String toString() {
        return ServerText.escaped(
                "CompletionRequest[model=" + model + ", messages=" + messages + ", options=" + options + "]");
    }
}
