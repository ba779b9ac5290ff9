// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.proto.StartDeferredResponse;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChatTransport;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import java.util.List;

/** Records the calls of the Chat API, which another transport makes. Thread-safe. */
final class RecordingChat implements ChatTransport {

    private final ChatTransport service;
    private final Recording recording;

    RecordingChat(ChatTransport service, Recording recording) {
        this.service = service;
        this.recording = recording;
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException {
        return recording.record(
                Requests.completion("GetCompletion", request),
                call,
                () -> service.complete(request, call),
                ResponseMessages::toMessage);
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext context) throws TransportException {
        Recording.Call call = recording.begin(Requests.completion("GetCompletionChunk", request), context);
        try {
            return new RecordedChunks(service.completeStreaming(request, context), call);
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext call) throws TransportException {
        return recording.record(
                Requests.completion("StartDeferredCompletion", request),
                call,
                () -> service.startDeferred(request, call),
                id -> StartDeferredResponse.newBuilder().setRequestId(id).build());
    }

    @Override
    public DeferredState deferred(String requestId, CallContext call) throws TransportException {
        return recording.record(
                Requests.deferred(requestId),
                call,
                () -> service.deferred(requestId, call),
                ConversationStateMessages::toMessage);
    }

    @Override
    public ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException {
        return recording.record(
                Requests.stored(responseId),
                call,
                () -> service.storedCompletion(responseId, call),
                ResponseMessages::toMessage);
    }

    @Override
    public void deleteStoredCompletion(String responseId, CallContext call) throws TransportException {
        recording.record(
                Requests.deleteStored(responseId), call, () -> service.deleteStoredCompletion(responseId, call));
    }

    @Override
    public Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException {
        return recording.record(
                Requests.compact(model, messages),
                call,
                () -> service.compact(model, messages, call),
                ConversationStateMessages::toMessage);
    }
}
