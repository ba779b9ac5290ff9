// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatChunk;
import dev.filechat.chat.ChatOptions;
import dev.filechat.chat.ChatResponse;
import dev.filechat.chat.ChatService;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.Transport;

/** The Chat API over a transport. Thread-safe. */
final class ChatCalls implements ChatService {
    private final Transport transport;
    private final CallRunner runner;

    ChatCalls(Transport transport, CallRunner runner) {
        this.transport = transport;
        this.runner = runner;
    }

    @Override
    public Chat create(String model, ChatOptions options) {
        if (requireNonNull(model, "model").isBlank()) {
            throw new IllegalArgumentException("model is blank; name one, for example \"grok-4.5\"");
        }
        return new Conversation(this, model, requireNonNull(options, "options"));
    }

    ChatResponse complete(CompletionRequest request) {
        return runner.run(CallKind.CHAT, what(request), call -> transport.complete(request, call));
    }

    private static String what(CompletionRequest request) {
        return "Asking " + ServerText.printable(request.model());
    }

    /** Opens a stream and waits for its first chunk: up to there the call may be repeated where that is safe. */
    LiveChatStream stream(CompletionRequest request, Runnable onEnd) {
        String what = what(request);
        CallInFlight call = runner.open(runner.timeout());
        try {
            Attempts attempts = new Attempts(runner, CallKind.CHAT, what, call);
            return runner.repeat(attempts, call, attempt -> {
                ChunkStream chunks = transport.completeStreaming(request, attempt);
                ChatChunk first = null;
                try {
                    first = chunks.next();
                } finally {
                    if (first == null) {
                        chunks.close();
                    }
                }
                if (first == null) {
                    throw LiveChatStream.interrupted(
                            what, "ended", null, new ResponseAccumulator().response(), call.attempt());
                }
                return new LiveChatStream(runner.failures(), what, call, chunks, first, onEnd);
            });
        } catch (RuntimeException e) {
            call.close();
            throw e;
        }
    }
}
