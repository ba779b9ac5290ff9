// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.options.ChatOptionsBuilder;
import dev.filechat.chat.responses.ChatResponse;

/** The Chat API. Thread-safe. Made by the client; not meant to be implemented elsewhere. */
public interface ChatService {
    /** {@return a new conversation with a model, with the client's settings} */
    default Chat create(String model) {
        return create(model, ChatOptions.none());
    }

    /**
     * {@return a new conversation with a model} Nothing is sent before the first question.
     *
     * @param model the model's name
     * @param options what overrides the client's settings
     */
    Chat create(String model, ChatOptions options);

    /** {@return a conversation as it was when the snapshot was made, with the settings of this client} */
    Chat restore(ChatSnapshot snapshot);

    /**
     * {@return the deferred answer with this {@linkplain DeferredChat#requestId() id}, which may come from another
     * process} Nothing is sent.
     */
    DeferredChat deferred(String requestId);

    /**
     * {@return an answer that the service keeps because it was asked to, with
     * {@link ChatOptionsBuilder#storeMessages(boolean) storeMessages}}
     *
     * @throws dev.filechat.errors.NotFoundException if there is none with this id
     */
    ChatResponse stored(String responseId);

    /**
     * Deletes an answer that the service keeps.
     *
     * @throws dev.filechat.errors.NotFoundException if there is none with this id
     */
    void deleteStored(String responseId);
}
