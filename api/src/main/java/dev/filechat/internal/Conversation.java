// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatOptions;
import dev.filechat.chat.ChatResponse;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.Message;
import dev.filechat.spi.CompletionRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** The messages of a conversation, and its calls, one at a time. Not thread-safe. */
final class Conversation implements Chat {
    private final ChatCalls calls;
    private final String model;
    private final ChatOptions options;
    private final List<Message> messages = new ArrayList<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    Conversation(ChatCalls calls, String model, ChatOptions options) {
        this.calls = calls;
        this.model = model;
        this.options = options;
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public ChatOptions options() {
        return options;
    }

    @Override
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    @Override
    public Chat append(Message message) {
        messages.add(requireNonNull(message, "message"));
        return this;
    }

    @Override
    public Chat append(ChatResponse response) {
        messages.addAll(requireNonNull(response, "response").toMessages());
        return this;
    }

    @Override
    public ChatResponse sample() {
        CompletionRequest request = begin();
        try {
            return calls.complete(request);
        } finally {
            end();
        }
    }

    @Override
    public ChatStream stream() {
        CompletionRequest request = begin();
        try {
            return calls.stream(request, this::end);
        } catch (RuntimeException e) {
            end();
            throw e;
        }
    }

    private CompletionRequest begin() {
        if (messages.isEmpty()) {
            throw new IllegalStateException("There is no message yet; append one, for example user(\"...\")");
        }
        if (!underWay.compareAndSet(false, true)) {
            throw new IllegalStateException(
                    "Another call of this chat is under way; wait for it, or close its stream, first");
        }
        return new CompletionRequest(model, messages, options);
    }

    private void end() {
        underWay.set(false);
    }

    @Override
    public String toString() {
        return "Chat[" + model + ", " + messages.size() + " messages]";
    }
}
