// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.async;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.internal.call.CallRunner;
import java.util.Iterator;
import java.util.concurrent.Flow;
import java.util.function.Function;

/** Streamed answers as publishers. Thread-safe. */
public final class AnswerPublishers {
    private final CallRunner runner;

    public AnswerPublishers(CallRunner runner) {
        this.runner = runner;
    }

    /** {@return the chunks of an answer} */
    public Flow.Publisher<ChatChunk> stream(Chat chat, ChatOptions overrides) {
        return publisher(chat, overrides, ChatStream::iterator);
    }

    /** {@return the events of an answer} */
    public Flow.Publisher<ChatEvent> events(Chat chat, ChatOptions overrides) {
        return publisher(chat, overrides, stream -> stream.events().iterator());
    }

    private <T> Flow.Publisher<T> publisher(Chat chat, ChatOptions overrides, Function<ChatStream, Iterator<T>> view) {
        requireNonNull(chat, "chat");
        requireNonNull(overrides, "overrides");
        return subscriber -> {
            requireNonNull(subscriber, "subscriber");
            new StreamSubscription<>(runner, () -> chat.stream(overrides), view, subscriber).start();
        };
    }
}
