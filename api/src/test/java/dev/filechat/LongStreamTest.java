// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.OutputDelta;
import dev.filechat.spi.ChunkStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class LongStreamTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final ChatChunk WORD = chunk(FinishReason.UNSPECIFIED);
    private static final ChatChunk LAST = chunk(FinishReason.STOP);

    /**
     * Tests that nothing is copied again with each chunk, which would cost eight times as much per chunk in the long
     * stream.
     */
    @Test
    void aChunkCostsTheSameInAnAnswerOfAMillionAsInAShortOne() {
        allocatedByChunk(1_000); // loads the classes

        double inShort = allocatedByChunk(125_000);
        double inLong = allocatedByChunk(1_000_000);

        assertThat(inLong).isLessThan(2 * inShort);
    }

    private static double allocatedByChunk(int chunks) {
        FakeTransport transport = new FakeTransport().onStream((request, call) -> streaming(chunks));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        try (ChatStream stream = transport.client().chat().create("m").append(Message.user("?")).stream()) {
            for (ChatChunk chunk : stream) {
                assert chunk != null;
            }
            assertThat(stream.response().content()).hasSize(5 * chunks);
        }
        return (double) (THREADS.getCurrentThreadAllocatedBytes() - before) / chunks;
    }

    private static ChunkStream streaming(int chunks) {
        return new ChunkStream() {
            private int left = chunks;

            @Override
            public ChatChunk next() {
                left--;
                return left > 0 ? WORD : left == 0 ? LAST : null;
            }

            @Override
            public void close() {}
        };
    }

    private static ChatChunk chunk(FinishReason reason) {
        return ChatChunk.builder()
                .outputs(List.of(OutputDelta.builder()
                        .role(Role.ASSISTANT)
                        .content("word ")
                        .finishReason(reason)
                        .build()))
                .build();
    }
}
