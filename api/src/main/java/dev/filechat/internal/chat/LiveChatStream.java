// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.FileChatException;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.FailureTranslator;
import dev.filechat.observe.CallObservation;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.TransportException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An answer while it is written. Its first chunk is there, so it is never requested again. One thread reads; any thread
 * may close it, and get the response so far.
 */
final class LiveChatStream implements ChatStream {
    private final FailureTranslator failures;
    private final String what;
    private final int choices;
    private final CallInFlight call;
    private final ChunkStream chunks;
    private final Consumer<ChatResponse> onEnd;
    private final Iterator<ChatChunk> iterator;

    /** Guards the accumulator, so that the response stays as it was when the stream was closed. */
    private final ReentrantLock lock = new ReentrantLock();

    private final ResponseAccumulator accumulator = new ResponseAccumulator();
    private volatile boolean closed;

    /** Whether the reader reports a chunk to observers, which may block: the call ends after that. Guarded. */
    private boolean reporting;

    private volatile boolean completed;

    /**
     * @param choices the number of answers that were requested
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
        call.observation().firstChunk();
        call.observation().chunk(first);
        this.iterator = new Chunks(accumulator.add(first));
    }

    /** {@return what observes the call} */
    CallObservation observation() {
        return call.observation();
    }

    @Override
    public Iterator<ChatChunk> iterator() {
        return iterator;
    }

    @Override
    public ChatResponse response() {
        lock.lock();
        try {
            return call.withMetadata(accumulator.response());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean completed() {
        return completed;
    }

    @Override
    public void close() {
        boolean reader;
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            reader = reporting;
        } finally {
            lock.unlock();
        }
        chunks.close();
        if (!reader) {
            end();
        }
    }

    /** Ends the call, once: on the thread that closed the stream, or on the reader that was reporting a chunk then. */
    private void end() {
        ChatResponse response = response();
        call.answered(response);
        call.close();
        onEnd.accept(response);
    }

    /** {@return the next chunk; null after the last one, and once the stream is closed} */
    private @Nullable ChatChunk read() {
        ChatChunk chunk;
        try {
            chunk = chunks.next();
        } catch (TransportException e) {
            if (closed) {
                return null; // the close broke it off
            }
            call.received(e);
            FileChatException cause = failures.translate(CallKind.CHAT, what, e, call, true);
            throw cause instanceof CallCancelledException ? cause : interrupted("broke off", cause);
        }
        ChatChunk added;
        lock.lock();
        try {
            if (closed) {
                return null;
            }
            if (chunk == null) {
                checkWhole();
                completed = true;
                call.completed();
                return null;
            }
            added = accumulator.add(chunk);
            reporting = true;
        } finally {
            lock.unlock();
        }
        report(chunk);
        return added;
    }

    /** Reports a chunk without the lock: an observer that blocks holds up its reader only. */
    private void report(ChatChunk chunk) {
        try {
            call.observation().chunk(chunk);
        } finally {
            boolean end;
            lock.lock();
            try {
                reporting = false;
                end = closed;
            } finally {
                lock.unlock();
            }
            if (end) {
                end();
            }
        }
    }

    private void checkWhole() {
        if (accumulator.response().outputs().isEmpty()) {
            throw NoAnswer.failure(what, response(), call.attempt());
        }
        if (!accumulator.finished(choices)) {
            throw interrupted("ended without a finish reason", null);
        }
    }

    private StreamInterruptedException interrupted(String how, @Nullable FileChatException cause) {
        return interrupted(what, how, cause, response(), call.attempt());
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
        private @Nullable ChatChunk next;

        /** Whether {@link #hasNext} has announced a chunk, which {@link #next} then returns even after a close. */
        private boolean promised;

        Chunks(ChatChunk first) {
            next = first;
        }

        @Override
        public boolean hasNext() {
            if (closed) {
                return promised;
            }
            if (next == null) {
                boolean going = false;
                try {
                    next = read();
                    going = next != null;
                } catch (Throwable e) {
                    call.failed(e);
                    throw e;
                } finally {
                    if (!going) {
                        close();
                    }
                }
            }
            promised = next != null;
            return promised;
        }

        @Override
        public ChatChunk next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            ChatChunk chunk = next;
            next = null;
            promised = false;
            return chunk;
        }
    }
}
