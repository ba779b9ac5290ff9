// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;

/**
 * Streams as many chunks as the request has {@code max_tokens}. A request with a {@code user} gets the first one only,
 * and its stream stays open.
 */
final class BareChat extends ChatGrpc.ChatImplBase {
    @Override
    public void getCompletionChunk(GetCompletionsRequest request, StreamObserver<GetChatCompletionChunk> observer) {
        ServerCallStreamObserver<GetChatCompletionChunk> out =
                (ServerCallStreamObserver<GetChatCompletionChunk>) observer;
        ChunkBurst chunks = new ChunkBurst(request.getMaxTokens());
        if (!request.getUser().isEmpty()) {
            out.setOnCancelHandler(() -> {});
            out.onNext(chunks.next());
            return;
        }
        out.setOnReadyHandler(() -> {
            while (out.isReady() && !chunks.ended()) {
                out.onNext(chunks.next());
                if (chunks.ended()) {
                    out.onCompleted();
                }
            }
        });
    }
}
