// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.messages.ChunkMessages;
import org.jspecify.annotations.Nullable;

/** A streamed answer, written down chunk by chunk. */
final class RecordedChunks implements ChunkStream {

    private final ChunkStream service;
    private final Recording.Call call;

    RecordedChunks(ChunkStream service, Recording.Call call) {
        this.service = service;
        this.call = call;
    }

    @Override
    public @Nullable ChatChunk next() throws TransportException {
        try {
            ChatChunk chunk = service.next();
            if (chunk == null) {
                call.end("complete", BooleanNode.TRUE);
            } else {
                call.chunk(CassetteJson.of(ChunkMessages.toMessage(chunk)));
            }
            return chunk;
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    @Override
    public void close() {
        service.close();
        call.end("complete", BooleanNode.FALSE);
    }
}
