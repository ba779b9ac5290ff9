// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal;

import dev.filechat.CallCancelledException;
import dev.filechat.FileChatException;
import dev.filechat.StreamInterruptedException;
import dev.filechat.chat.ChatChunk;
import dev.filechat.chat.ChatResponse;
import dev.filechat.chat.ChatStream;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.TransportException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer while it is written. Its first chunk is there, so it is never asked for again. */
final class LiveChatStream implements ChatStream {
    private final FailureTranslator failures;
    private final String what;
    private final int choices;
    private final CallInFlight call;
    private final ChunkStream chunks;
    private final Consumer<ChatResponse> onEnd;
    private final ResponseAccumulator accumulator = new ResponseAccumulator();
    private final AtomicBoolean released = new AtomicBoolean();
    private final Iterator<ChatChunk> iterator = new Chunks();
    private @Nullable ChatChunk next;

    /**
     * @param choices how many answers were asked for
     * @param onEnd gets the outcome of the call, once, when it has ended in any way
     */
    LiveChatStream(
            FailureTranslator failures,
            String what,
            int choices,
            CallInFlight call,
            ChunkStream chunks,
            ChatChunk first,
            Consumer<ChatResponse> onEnd) {
        this.failures = failures;
        this.what = what;
        this.choices = choices;
        this.call = call;
        this.chunks = chunks;
        this.onEnd = onEnd;
        this.next = accumulator.add(first);
    }

    @Override
    public Iterator<ChatChunk> iterator() {
        return iterator;
    }

    @Override
    public ChatResponse response() {
        return accumulator.response();
    }

    @Override
    public void close() {
        if (released.compareAndSet(false, true)) {
            chunks.close();
            call.close();
            onEnd.accept(accumulator.response());
        }
    }

    private @Nullable ChatChunk read() {
        try {
            ChatChunk chunk = chunks.next();
            if (chunk != null) {
                return accumulator.add(chunk);
            }
        } catch (TransportException e) {
            if (released.get()) {
                return null; // closed by another thread meanwhile: what has come stays
            }
            FileChatException cause = failures.translate(CallKind.CHAT, what, e, call, true);
            throw cause instanceof CallCancelledException ? cause : interrupted("broke off", cause);
        }
        if (accumulator.response().outputs().isEmpty()) {
            throw NoAnswer.failure(what, accumulator.response(), call.attempt());
        }
        if (!accumulator.finished(choices)) {
            throw interrupted("ended without a finish reason", null);
        }
        return null;
    }

    private StreamInterruptedException interrupted(String how, @Nullable FileChatException cause) {
        return interrupted(what, how, cause, accumulator.response(), call.attempt());
    }

    static StreamInterruptedException interrupted(
            String what, String how, @Nullable FileChatException cause, ChatResponse partial, int attempts) {
        String why = cause == null ? "" : ": " + cause.getMessage();
        return new StreamInterruptedException(
                what + ": the answer " + how + " after " + partial.content().length()
                        + " characters, which are in partialResponse()" + why,
                cause,
                partial,
                attempts);
    }

    private final class Chunks implements Iterator<ChatChunk> {
        @Override
        public boolean hasNext() {
            if (released.get()) {
                return false;
            }
            if (next == null) {
                boolean going = false;
                try {
                    next = read();
                    going = next != null;
                } finally {
                    if (!going) {
                        close();
                    }
                }
            }
            return next != null;
        }

        @Override
        public ChatChunk next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            ChatChunk chunk = next;
            next = null;
            return chunk;
        }
    }
}
