// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks;

import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetCompletionsRequest;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * A server in a JVM of its own that does as little as there is to do, so that what is measured is the client. It writes
 * its port to standard output, and ends when standard input does.
 */
public final class BareServer {
    private BareServer() {}

    /** Runs it. */
    public static void main(String[] args) throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .directExecutor()
                .addService(new Chat())
                .build()
                .start();
        System.out.println(server.getPort());
        while (System.in.read() >= 0) {
            // until whoever started it is gone
        }
        server.shutdownNow();
    }

    /** Streams as many chunks as the request has {@code max_tokens}. */
    private static final class Chat extends ChatGrpc.ChatImplBase {
        @Override
        public void getCompletionChunk(GetCompletionsRequest request, StreamObserver<GetChatCompletionChunk> observer) {
            ServerCallStreamObserver<GetChatCompletionChunk> out =
                    (ServerCallStreamObserver<GetChatCompletionChunk>) observer;
            ChunkBurst chunks = new ChunkBurst(request.getMaxTokens());
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
}
