// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.OutputFormat;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ResponseFormat;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.spi.CompletionRequest;

/**
 * A chat that is to be added to a batch. Immutable and thread-safe.
 *
 * @param id the id by which its outcome is found, unique in the batch, not blank
 * @param request what the model is asked
 */
public record BatchItem(String id, CompletionRequest request) {
    /** Refuses null and a blank id. */
    public BatchItem {
        if (TextRule.check("id", id).isBlank()) {
            throw new IllegalArgumentException("id is blank; it must tell the chat from the others of the batch");
        }
        requireNonNull(request, "request");
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
        ChatOptions all = options.n().isPresent() ? options : options.toBuilder().n(1).build();
        return new BatchItem(id, new CompletionRequest(chat.model(), chat.messages(), all));
    }

    @Override
    public String toString() {
        return ServerText.escaped("BatchItem[id=" + id + ", request=" + request + "]");
    }
}
