// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.proto.StartDeferredResponse;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import java.util.List;

/** Answers the calls of the Chat API from a cassette, at once. Thread-safe. */
final class ReplayingChat implements ChatTransport {

    private final ReplayedCalls calls;

    ReplayingChat(ReplayedCalls calls) {
        this.calls = calls;
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException {
        return answer(Requests.completion("GetCompletion", request));
    }

    private ChatResponse answer(Request asked) throws TransportException {
        return ResponseMessages.fromMessage(
                CassetteJson.into(GetChatCompletionResponse.newBuilder(), calls.response(asked))
                        .build());
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext call) throws TransportException {
        return new ReplayedChunks(calls.line(Requests.completion("GetCompletionChunk", request)));
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext call) throws TransportException {
        JsonNode response = calls.response(Requests.completion("StartDeferredCompletion", request));
        return CassetteJson.into(StartDeferredResponse.newBuilder(), response).getRequestId();
    }

    @Override
    public DeferredState deferred(String requestId, CallContext call) throws TransportException {
        JsonNode response = calls.response(Requests.deferred(requestId));
        return ConversationStateMessages.fromMessage(
                CassetteJson.into(GetDeferredCompletionResponse.newBuilder(), response)
                        .build());
    }

    @Override
    public ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException {
        return answer(Requests.stored(responseId));
    }

    @Override
    public void deleteStoredCompletion(String responseId, CallContext call) throws TransportException {
        calls.response(Requests.deleteStored(responseId));
    }

    @Override
    public Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException {
        JsonNode response = calls.response(Requests.compact(model, messages));
        return ConversationStateMessages.fromMessage(
                CassetteJson.into(CompactContextResponse.newBuilder(), response).build());
    }
}
