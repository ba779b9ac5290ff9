// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.messages.ChunkMessages;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A recorded answer, chunk by chunk. */
final class ReplayedChunks implements ChunkStream {

    private final JsonNode line;
    private final Iterator<JsonNode> chunks;

    ReplayedChunks(JsonNode line) {
        this.line = line;
        this.chunks = line.path("chunks").elements();
    }

    @Override
    public @Nullable ChatChunk next() throws TransportException {
        if (chunks.hasNext()) {
            return ChunkMessages.fromMessage(CassetteJson.into(GetChatCompletionChunk.newBuilder(), chunks.next())
                    .build());
        }
        Ending.check(line);
        return null;
    }

    @Override
    public void close() {}
}
