// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.chat;

import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.CompactContextRequest;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.DeleteStoredCompletionRequest;
import dev.filechat.proto.DeleteStoredCompletionResponse;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.proto.GetDeferredRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.proto.StartDeferredResponse;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testkit.chat.ChatRequest.Kind;
import dev.filechat.testkit.internal.answer.PreparedAnswer;
import dev.filechat.testkit.internal.calls.Authorization;
import dev.filechat.testkit.internal.calls.OpenCall;
import dev.filechat.testkit.internal.calls.ResponseSender;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The Chat service. */
public final class ChatRpc extends ChatGrpc.ChatImplBase {

    private final ChatEngine engine;
    private final Executor executor;

    public ChatRpc(ChatEngine engine, Executor executor) {
        this.engine = engine;
        this.executor = executor;
    }

    @Override
    public void getCompletion(GetCompletionsRequest request, StreamObserver<GetChatCompletionResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            PreparedAnswer answer = answer(request, Kind.WHOLE, team, out);
            out.pause(answer.initialDelay());
            out.send(answer.whole());
        });
    }

    @Override
    public void getCompletionChunk(GetCompletionsRequest request, StreamObserver<GetChatCompletionChunk> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            PreparedAnswer answer = answer(request, Kind.STREAMED, team, out);
            out.pause(answer.initialDelay());
            List<GetChatCompletionChunk> chunks = answer.chunks();
            for (int i = 0; i < chunks.size(); i++) {
                if (i > 0) {
                    out.pause(answer.delay());
                }
                out.send(chunks.get(i));
            }
            Optional<StatusRuntimeException> failure = answer.failure();
            if (failure.isPresent()) {
                throw failure.get();
            }
        });
    }

    @Override
    public void startDeferredCompletion(GetCompletionsRequest request, StreamObserver<StartDeferredResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            PreparedAnswer answer = answer(request, Kind.DEFERRED, team, out);
            out.pause(answer.initialDelay());
            out.send(engine.defer(answer, team));
        });
    }

    private PreparedAnswer answer(GetCompletionsRequest request, Kind kind, int team, ResponseSender<?> out)
            throws IOException {
        ChatRequest received = engine.receive(request, kind, team);
        OpenCall.currentRecord().asks(received);
        return engine.answer(request, received, out::stopIfCancelled);
    }

    @Override
    public void getDeferredCompletion(
            GetDeferredRequest request, StreamObserver<GetDeferredCompletionResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(engine.poll(team, request.getRequestId())));
    }

    @Override
    public void getStoredCompletion(
            GetStoredCompletionRequest request, StreamObserver<GetChatCompletionResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(engine.stored(team, request.getResponseId())));
    }

    @Override
    public void deleteStoredCompletion(
            DeleteStoredCompletionRequest request, StreamObserver<DeleteStoredCompletionResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> {
            engine.deleteStored(team, request.getResponseId());
            out.send(DeleteStoredCompletionResponse.newBuilder()
                    .setResponseId(request.getResponseId())
                    .build());
        });
    }

    @Override
    public void compactContext(CompactContextRequest request, StreamObserver<CompactContextResponse> response) {
        int team = Authorization.team();
        ResponseSender.serve(response, executor, out -> out.send(engine.compact(request, team)));
    }
}
