// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.List;

/**
 * A conversation with a model. The service keeps none: each call sends all messages. NOT thread-safe; a second call
 * while one is under way is refused with {@link IllegalStateException}. Made by {@link ChatService}; not meant to be
 * implemented elsewhere.
 *
 * <p>Calls throw as those of {@link dev.filechat.files.FilesService} do. A question that may have reached the service
 * is never asked again by itself, since it may be billed twice: that is a
 * {@link dev.filechat.UnknownOutcomeException}.
 */
public interface Chat {
    /** The model's name. */
    String model();

    /** The settings of the calls. */
    ChatOptions options();

    /** The messages so far, as an immutable copy. */
    List<Message> messages();

    /** Adds a message. Nothing is sent. */
    Chat append(Message message);

    /** Adds an answer: every output of it, in order, as the service wants it replayed. Nothing is sent. */
    Chat append(ChatResponse response);

    /**
     * Asks and waits for the whole answer, which is not appended by itself.
     *
     * @throws IllegalStateException if there is no message yet, or another call is under way
     */
    ChatResponse sample();

    /**
     * Asks, and gives the answer as it is written; it is not appended by itself. Returns when the first chunk is there.
     * The stream must be closed; closing it early cancels the call.
     *
     * @throws IllegalStateException if there is no message yet, or another call is under way
     */
    ChatStream stream();
}
