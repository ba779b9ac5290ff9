// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.DeleteStoredCompletionRequest;
import dev.filechat.proto.GetDeferredRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.GrpcCalls;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.RequestMessages;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import java.util.List;

/** The calls of the Chat API over gRPC. Thread-safe. */
final class GrpcChat implements ChatTransport {
    /** The number of chunks that may be received before they are read. Chunks are small. */
    private static final int AHEAD = 64;

    private final GrpcCalls calls;

    GrpcChat(GrpcCalls calls) {
        this.calls = calls;
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext context) throws TransportException {
        return ResponseMessages.fromMessage(
                calls.unary(ChatGrpc.getGetCompletionMethod(), RequestMessages.toMessage(request), context));
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext context) throws TransportException {
        return new GrpcChunkStream(calls.streaming(
                ChatGrpc.getGetCompletionChunkMethod(), RequestMessages.toMessage(request), context, AHEAD));
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext context) throws TransportException {
        return calls.unary(ChatGrpc.getStartDeferredCompletionMethod(), RequestMessages.toMessage(request), context)
                .getRequestId();
    }

    @Override
    public DeferredState deferred(String requestId, CallContext context) throws TransportException {
        GetDeferredRequest request =
                GetDeferredRequest.newBuilder().setRequestId(requestId).build();
        return ConversationStateMessages.fromMessage(
                calls.unary(ChatGrpc.getGetDeferredCompletionMethod(), request, context));
    }

    @Override
    public ChatResponse storedCompletion(String responseId, CallContext context) throws TransportException {
        GetStoredCompletionRequest request = GetStoredCompletionRequest.newBuilder()
                .setResponseId(responseId)
                .build();
        return ResponseMessages.fromMessage(calls.unary(ChatGrpc.getGetStoredCompletionMethod(), request, context));
    }

    @Override
    public void deleteStoredCompletion(String responseId, CallContext context) throws TransportException {
        DeleteStoredCompletionRequest request = DeleteStoredCompletionRequest.newBuilder()
                .setResponseId(responseId)
                .build();
        calls.unary(ChatGrpc.getDeleteStoredCompletionMethod(), request, context);
    }

    @Override
    public Compaction compact(String model, List<Message> messages, CallContext context) throws TransportException {
        return ConversationStateMessages.fromMessage(calls.unary(
                ChatGrpc.getCompactContextMethod(), ConversationStateMessages.toMessage(model, messages), context));
    }
}
