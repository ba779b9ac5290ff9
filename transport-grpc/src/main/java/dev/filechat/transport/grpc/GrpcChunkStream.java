// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.chat.responses.ChatChunk;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.GrpcCall;
import dev.filechat.transport.grpc.messages.ChunkMessages;
import org.jspecify.annotations.Nullable;

/** The chunks of a streamed answer. */
final class GrpcChunkStream implements ChunkStream {
    private final GrpcCall<?, GetChatCompletionChunk> call;

    GrpcChunkStream(GrpcCall<?, GetChatCompletionChunk> call) {
        this.call = call;
    }

    @Override
    public @Nullable ChatChunk next() throws TransportException {
        GetChatCompletionChunk message = call.next();
        return message == null ? null : ChunkMessages.fromMessage(message);
    }

    @Override
    public void close() {
        call.cancel("The stream was closed");
    }
}
