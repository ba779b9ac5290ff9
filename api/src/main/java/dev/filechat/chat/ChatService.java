// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

/** The Chat API. Thread-safe. Made by the client; not meant to be implemented elsewhere. */
public interface ChatService {
    /** A new conversation with a model, with the service's own settings. */
    default Chat create(String model) {
        return create(model, ChatOptions.none());
    }

    /** A new conversation with a model. Nothing is sent before the first question. */
    Chat create(String model, ChatOptions options);
}
