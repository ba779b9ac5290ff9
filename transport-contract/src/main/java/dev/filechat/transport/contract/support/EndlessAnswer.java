// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.CompletionMessage;
import dev.filechat.proto.CompletionOutput;
import dev.filechat.proto.CompletionOutputChunk;
import dev.filechat.proto.Delta;
import dev.filechat.proto.FinishReason;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.MessageRole;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service whose streamed answers have no end: it sends whenever the client takes more, and counts. Whole answers are
 * short.
 */
public final class EndlessAnswer extends ChatGrpc.ChatImplBase implements AutoCloseable {
    /** The characters, and bytes, of a chunk's text. */
    public static final int CHUNK = 64 * 1024;

    private final AtomicLong sent = new AtomicLong();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private final LoopbackServer server;

    public EndlessAnswer() {
        server = LoopbackServer.start(this);
    }

    /** The text of a chunk, which begins with its number, from 0. */
    public static String text(long number) {
        String begin = number + " ";
        return begin + "x".repeat(CHUNK - begin.length());
    }

    @Override
    public void getCompletionChunk(GetCompletionsRequest request, StreamObserver<GetChatCompletionChunk> response) {
        ServerCallStreamObserver<GetChatCompletionChunk> client =
                (ServerCallStreamObserver<GetChatCompletionChunk>) response;
        client.setOnCancelHandler(cancelled::countDown);
        client.setOnReadyHandler(() -> {
            while (client.isReady()) {
                client.onNext(chunk(sent.getAndIncrement()));
            }
        });
    }

    private static GetChatCompletionChunk chunk(long number) {
        Delta delta = Delta.newBuilder()
                .setRole(MessageRole.ROLE_ASSISTANT)
                .setContent(text(number))
                .build();
        return GetChatCompletionChunk.newBuilder()
                .addOutputs(CompletionOutputChunk.newBuilder().setDelta(delta))
                .build();
    }

    @Override
    public void getCompletion(GetCompletionsRequest request, StreamObserver<GetChatCompletionResponse> response) {
        response.onNext(GetChatCompletionResponse.newBuilder()
                .addOutputs(CompletionOutput.newBuilder()
                        .setFinishReason(FinishReason.REASON_STOP)
                        .setMessage(CompletionMessage.newBuilder()
                                .setRole(MessageRole.ROLE_ASSISTANT)
                                .setContent("Yes.")))
                .build());
        response.onCompleted();
    }

    /** How many chunks of streamed answers were handed to the connection. */
    public long sent() {
        return sent.get();
    }

    /** Waits until a streamed answer is cancelled; false if the time is over. */
    public boolean awaitCancelled(Duration atMost) throws InterruptedException {
        return cancelled.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
