// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Empty;
import com.google.protobuf.Message;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.StartDeferredResponse;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.FileMessages;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Has another transport make the calls, and writes down what was asked and what came. Thread-safe. */
final class RecordingTransport implements Transport {

    private final Transport service;
    private final Recording recording;

    RecordingTransport(Transport service, Recording recording) {
        this.service = service;
        this.recording = recording;
    }

    private interface Attempt<T> {
        T run() throws TransportException;
    }

    private <T> T recorded(Request request, Attempt<T> attempt, Function<T, Message> toMessage)
            throws TransportException {
        Recording.Call call = recording.begin(request);
        try {
            T answer = attempt.run();
            call.end("response", CassetteJson.of(toMessage.apply(answer)));
            return answer;
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    private void recorded(Request request, Deletion deletion) throws TransportException {
        recorded(
                request,
                () -> {
                    deletion.run();
                    return Empty.getDefaultInstance();
                },
                nothing -> nothing);
    }

    private interface Deletion {
        void run() throws TransportException;
    }

    @Override
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext context) throws TransportException {
        Request asked = Requests.upload(request);
        UploadedBytes bytes = new UploadedBytes(chunks);
        Recording.Call call = recording.begin(asked);
        try {
            StoredFile stored = service.upload(request, bytes, context);
            call.end(line -> line.<ObjectNode>set("request", bytes.describe(asked.body()))
                    .set("response", CassetteJson.of(FileMessages.toMessage(stored))));
            return stored;
        } catch (TransportException e) {
            call.end(line -> line.<ObjectNode>set("request", bytes.describe(asked.body()))
                    .set("failure", RecordedFailure.of(e)));
            throw e;
        }
    }

    @Override
    public FilePage listFiles(ListFilesRequest request, CallContext call) throws TransportException {
        return recorded(Requests.list(request), () -> service.listFiles(request, call), FileMessages::toMessage);
    }

    @Override
    public StoredFile retrieveFile(String fileId, CallContext call) throws TransportException {
        return recorded(Requests.retrieve(fileId), () -> service.retrieveFile(fileId, call), FileMessages::toMessage);
    }

    @Override
    public void deleteFile(String fileId, CallContext call) throws TransportException {
        recorded(Requests.delete(fileId), () -> service.deleteFile(fileId, call));
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext call) throws TransportException {
        Request request = Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL);
        return content(request, () -> service.retrieveContent(fileId, call));
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext call) throws TransportException {
        Request request = Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_TEXT);
        return content(request, () -> service.retrieveText(fileId, call));
    }

    private ContentStream content(Request request, Attempt<ContentStream> attempt) throws TransportException {
        Recording.Call call = recording.begin(request);
        try {
            return new RecordedContent(attempt.run(), call, recording.downloads());
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext call)
            throws TransportException {
        return recorded(
                Requests.createPublicUrl(fileId, expiresAfter),
                () -> service.createPublicUrl(fileId, expiresAfter, call),
                Urls::toMessage);
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException {
        return recorded(Requests.revokePublicUrl(fileId), () -> service.revokePublicUrl(fileId, call), Urls::toMessage);
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException {
        return recorded(
                Requests.completion("GetCompletion", request),
                () -> service.complete(request, call),
                ResponseMessages::toMessage);
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext context) throws TransportException {
        Recording.Call call = recording.begin(Requests.completion("GetCompletionChunk", request));
        try {
            return new RecordedChunks(service.completeStreaming(request, context), call);
        } catch (TransportException e) {
            call.end("failure", RecordedFailure.of(e));
            throw e;
        }
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext call) throws TransportException {
        return recorded(
                Requests.completion("StartDeferredCompletion", request),
                () -> service.startDeferred(request, call),
                id -> StartDeferredResponse.newBuilder().setRequestId(id).build());
    }

    @Override
    public DeferredState deferred(String requestId, CallContext call) throws TransportException {
        return recorded(
                Requests.deferred(requestId),
                () -> service.deferred(requestId, call),
                ConversationStateMessages::toMessage);
    }

    @Override
    public ChatResponse storedCompletion(String responseId, CallContext call) throws TransportException {
        return recorded(
                Requests.stored(responseId),
                () -> service.storedCompletion(responseId, call),
                ResponseMessages::toMessage);
    }

    @Override
    public void deleteStoredCompletion(String responseId, CallContext call) throws TransportException {
        recorded(Requests.deleteStored(responseId), () -> service.deleteStoredCompletion(responseId, call));
    }

    @Override
    public Compaction compact(String model, List<dev.filechat.chat.messages.Message> messages, CallContext call)
            throws TransportException {
        return recorded(
                Requests.compact(model, messages),
                () -> service.compact(model, messages, call),
                ConversationStateMessages::toMessage);
    }

    @Override
    public void close() {
        try {
            service.close();
        } finally {
            recording.close();
        }
    }
}
