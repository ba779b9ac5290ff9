// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.async;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.AsyncChat;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatEvent;
import dev.filechat.chat.ChatService;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.internal.call.CallRunner;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The calls of the Chat API as futures, its streams as publishers. Thread-safe. */
public final class AsyncChatCalls implements AsyncChat {
    private final ChatService chat;
    private final CallRunner runner;

    public AsyncChatCalls(ChatService chat, CallRunner runner) {
        this.chat = chat;
        this.runner = runner;
    }

    @Override
    public <T extends @Nullable Object> CompletableFuture<T> call(Function<? super ChatService, ? extends T> call) {
        requireNonNull(call, "call");
        return FutureCall.start(runner.threads(), () -> call.apply(chat));
    }

    @Override
    public Flow.Publisher<ChatChunk> stream(Chat conversation, ChatOptions overrides) {
        return publisher(conversation, overrides, ChatStream::iterator);
    }

    @Override
    public Flow.Publisher<ChatEvent> events(Chat conversation, ChatOptions overrides) {
        return publisher(conversation, overrides, stream -> stream.events().iterator());
    }

    private <T> Flow.Publisher<T> publisher(
            Chat conversation, ChatOptions overrides, Function<ChatStream, Iterator<T>> view) {
        requireNonNull(conversation, "chat");
        requireNonNull(overrides, "overrides");
        return subscriber -> {
            requireNonNull(subscriber, "subscriber");
            new StreamSubscription<>(runner, () -> conversation.stream(overrides), view, subscriber).start();
        };
    }
}
