// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.MessageRole;
import dev.filechat.proto.SamplingUsage;

/** The chunks of a streamed answer, a word each, the last one with the finish reason and the usage. Not thread-safe. */
public final class ChunkBurst {
    /** A word with its space. */
    public static final String WORD = "answer ";

    private static final GetChatCompletionChunk MIDDLE = chunk(FinishReason.REASON_INVALID);
    private static final GetChatCompletionChunk LAST = chunk(FinishReason.REASON_STOP).toBuilder()
            .setUsage(SamplingUsage.newBuilder().setTotalTokens(1).setCostInUsdTicks(1))
            .build();

    private int left;

    /** @param count at least one */
    ChunkBurst(int count) {
        this.left = count;
    }

    boolean ended() {
        return left == 0;
    }

    GetChatCompletionChunk next() {
        return --left == 0 ? LAST : MIDDLE;
    }

    private static GetChatCompletionChunk chunk(FinishReason reason) {
        return GetChatCompletionChunk.newBuilder()
                .setId("0f8fad5b-d9cb-469f-a165-70867728950e")
                .setModel("grok-4.5")
                .setSystemFingerprint("fp_benchmark")
                .addOutputs(CompletionOutputChunk.newBuilder()
                        .setFinishReason(reason)
                        .setDelta(Delta.newBuilder()
                                .setRole(MessageRole.ROLE_ASSISTANT)
                                .setContent(WORD)))
                .build();
    }
}
