// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.spi.ChunkStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** An answer of a given number of chunks, each made when it is read; the last one has the finish reason. */
final class CountedStream implements ChunkStream {
    /** The number of chunks that were read. */
    final AtomicLong taken = new AtomicLong();

    private final long chunks;

    CountedStream(long chunks) {
        this.chunks = chunks;
    }

    @Override
    public @Nullable ChatChunk next() {
        if (taken.get() == chunks) {
            return null;
        }
        if (taken.incrementAndGet() < chunks) {
            return FakeStream.chunk("word ");
        }
        OutputDelta last = OutputDelta.builder()
                .role(Role.ASSISTANT)
                .finishReason(FinishReason.STOP)
                .build();
        return ChatChunk.builder().outputs(List.of(last)).build();
    }

    @Override
    public void close() {}
}
