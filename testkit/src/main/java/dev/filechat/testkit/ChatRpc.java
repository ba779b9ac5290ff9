// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetCompletionsRequest;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.Executor;

/** The Chat service, as far as the fake has it. */
final class ChatRpc extends ChatGrpc.ChatImplBase {

    private final FileStore store;
    private final Clock clock;
    private final Duration wordDelay;
    private final Executor executor;
    private final DefaultResponder responder;

    ChatRpc(FileStore store, Clock clock, Duration wordDelay, Executor executor) {
        this.store = store;
        this.clock = clock;
        this.wordDelay = wordDelay;
        this.executor = executor;
        this.responder = new DefaultResponder(store.directory());
    }

    @Override
    public void getCompletion(GetCompletionsRequest request, StreamObserver<GetChatCompletionResponse> response) {
        int team = Authorization.team();
        Outbound.serve(
                response, executor, out -> out.send(complete(request, team, out).whole()));
    }

    @Override
    public void getCompletionChunk(GetCompletionsRequest request, StreamObserver<GetChatCompletionChunk> response) {
        int team = Authorization.team();
        Outbound.serve(response, executor, out -> {
            Iterator<GetChatCompletionChunk> chunks =
                    complete(request, team, out).chunks();
            while (chunks.hasNext()) {
                out.send(chunks.next());
                if (chunks.hasNext()) {
                    out.pause(wordDelay);
                }
            }
        });
    }

    private Completion complete(GetCompletionsRequest request, int team, Outbound<?> out) throws IOException {
        ChatRules.check(request);
        Conversation conversation = Conversation.of(request, id -> store.find(team, id));
        Answer answer = responder.answer(conversation, out::stopIfCancelled);
        return new Completion(request, answer, clock.instant());
    }
}
