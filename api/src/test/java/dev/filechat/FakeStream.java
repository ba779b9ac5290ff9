// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.TransportException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A streamed answer: its words, and then an end of some kind. */
final class FakeStream implements ChunkStream {
    final AtomicInteger closes = new AtomicInteger();
    /** Open when a reader waits for a chunk that does not come. */
    final CountDownLatch blocked = new CountDownLatch(1);

    private final Deque<ChatChunk> chunks = new ArrayDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable TransportException failure;
    private boolean silent;
    private int hookAt;
    private Hook hook = () -> {};
    private int calls;

    /** Runs within a call. */
    interface Hook {
        void run() throws InterruptedException;
    }

    /** Runs something within the n-th call of {@link #next}, counted from 1. */
    FakeStream onNext(int n, Hook action) {
        hookAt = n;
        hook = action;
        return this;
    }

    static FakeStream of(String... words) {
        FakeStream stream = new FakeStream();
        for (String word : words) {
            stream.chunks.add(chunk(word));
        }
        return stream;
    }

    static FakeStream ofChunks(ChatChunk... chunks) {
        FakeStream stream = new FakeStream();
        stream.chunks.addAll(List.of(chunks));
        return stream;
    }

    /** Ends well, with a finish reason. */
    FakeStream finished() {
        OutputDelta last = OutputDelta.builder().finishReason(FinishReason.STOP).build();
        chunks.add(ChatChunk.builder().outputs(List.of(last)).build());
        return this;
    }

    /** Breaks off. */
    FakeStream broken(TransportException with) {
        failure = with;
        return this;
    }

    /** Falls silent, until it is closed. */
    FakeStream silent() {
        silent = true;
        return this;
    }

    static ChatChunk chunk(String word) {
        OutputDelta delta =
                OutputDelta.builder().role(Role.ASSISTANT).content(word).build();
        return ChatChunk.builder().id("answer-1").outputs(List.of(delta)).build();
    }

    @Override
    public @Nullable ChatChunk next() throws TransportException {
        if (++calls == hookAt) {
            try {
                hook.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failures.cancelled();
            }
        }
        ChatChunk chunk = chunks.poll();
        if (chunk == null && silent) {
            blocked.countDown();
            awaitClose();
            throw Failures.cancelled();
        }
        if (chunk == null && failure != null) {
            throw failure;
        }
        return chunk;
    }

    private void awaitClose() throws TransportException {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failures.cancelled();
        }
    }

    @Override
    public void close() {
        closes.incrementAndGet();
        closed.countDown();
    }
}
