// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.internal.values.Checks;
import java.util.List;

/**
 * A chat that is to be added to a batch. Immutable and thread-safe.
 *
 * @param id the id by which its outcome is found, unique in the batch, not blank
 * @param model the model's name, not blank
 * @param messages the conversation, at least one message
 * @param options the settings
 */
public record BatchItem(String id, String model, List<Message> messages, ChatOptions options) {
    /** Refuses null, a blank id or model, and an empty conversation. */
    public BatchItem {
        if (TextRule.check("id", id).isBlank()) {
            throw new IllegalArgumentException("id is blank; it must tell the chat from the others of the batch");
        }
        Checks.notBlank("model", model);
        requireNonNull(options, "options");
        messages = Checks.list("messages", messages);
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty; there must be at least one");
        }
    }

    /**
     * {@return a chat as it is now}
     *
     * @param id the id by which its outcome is found, unique in the batch, not blank
     * @param chat the chat, with at least one message
     */
    public static BatchItem of(String id, Chat chat) {
        return of(id, chat, requireNonNull(chat, "chat").options());
    }

    /**
     * {@return a chat as it is now, whose answer has a format: {@link ItemOutcome.Answered#parse} decodes it}
     *
     * @param id the id by which its outcome is found, unique in the batch, not blank
     * @param chat the chat, with at least one message
     * @param format the format; its schema goes with the request
     */
    public static BatchItem of(String id, Chat chat, OutputFormat<?> format) {
        ChatOptions options = requireNonNull(chat, "chat").options().toBuilder()
                .responseFormat(ResponseFormat.jsonSchema(
                        requireNonNull(format, "format").jsonSchema()))
                .build();
        return of(id, chat, options);
    }

    private static BatchItem of(String id, Chat chat, ChatOptions options) {
        // The number of answers is sent even if it is the default, as xAI's own SDK does.
        ChatOptions all =
                options.n().isPresent() ? options : options.toBuilder().n(1).build();
        return new BatchItem(id, chat.model(), chat.messages(), all);
    }

    @Override
    public String toString() {
        return ServerText.escaped(
                "BatchItem[id=" + id + ", model=" + model + ", messages=" + messages + ", options=" + options + "]");
    }
}
