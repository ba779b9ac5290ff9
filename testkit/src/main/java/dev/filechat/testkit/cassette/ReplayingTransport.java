// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.chat.Compaction;
import dev.filechat.chat.DeferredState;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.proto.CompactContextResponse;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.GetChatCompletionResponse;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.RevokePublicUrlResponse;
import dev.filechat.proto.StartDeferredResponse;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.FileMessages;
import dev.filechat.transport.grpc.messages.PublicUrlMessages;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers from a cassette, without any service and at once. Thread-safe. */
final class ReplayingTransport implements Transport {

    private final Tape tape;
    private volatile boolean closed;

    ReplayingTransport(Tape tape) {
        this.tape = tape;
    }

    /** What was recorded of the call. */
    private JsonNode line(Request asked) throws TransportException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new TransportException(
                    Kind.CANCELLED, StatusCode.CANCELLED, Delivery.UNSENT, null, "cancelled", null);
        }
        return tape.take(asked).line();
    }

    /** The whole answer, or the failure. */
    private JsonNode response(Request asked) throws TransportException {
        JsonNode line = line(asked);
        if (line.has("failure")) {
            throw RecordedFailure.from(line.path("failure"));
        }
        return line.path("response");
    }

    @Override
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext call) throws TransportException {
        Request asked = Requests.upload(request);
        UploadedBytes bytes = new UploadedBytes(chunks);
        try {
            bytes.take(taken(asked));
        } catch (IOException e) {
            throw new TransportException(
                    Kind.SOURCE, StatusCode.CANCELLED, Delivery.PARTIAL, null, "reading failed: " + e, e);
        }
        return file(new Request(asked.method(), bytes.describe(asked.body())));
    }

    /** An upload that failed in the middle is read no further, so that the next attempt can read the rest. */
    private long taken(Request asked) {
        JsonNode init = asked.body().path("init");
        return tape.peek(asked.method(), body -> body.path("init").equals(init))
                .filter(body -> !body.path("whole").asBoolean())
                .map(body -> body.path("size").asLong())
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public FilePage listFiles(ListFilesRequest request, CallContext call) throws TransportException {
        JsonNode response = response(Requests.list(request));
        return FileMessages.fromMessage(
                CassetteJson.into(ListFilesResponse.newBuilder(), response).build());
    }

    @Override
    public StoredFile retrieveFile(String fileId, CallContext call) throws TransportException {
        return file(Requests.retrieve(fileId));
    }

    private StoredFile file(Request asked) throws TransportException {
        return FileMessages.fromMessage(
                CassetteJson.into(File.newBuilder(), response(asked)).build());
    }

    @Override
    public void deleteFile(String fileId, CallContext call) throws TransportException {
        response(Requests.delete(fileId));
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext call) throws TransportException {
        return new ReplayedContent(line(Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL)));
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext call) throws TransportException {
        return new ReplayedContent(line(Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_TEXT)));
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext call)
            throws TransportException {
        JsonNode response = response(Requests.createPublicUrl(fileId, expiresAfter));
        return PublicUrlMessages.fromMessage(CassetteJson.into(CreatePublicUrlResponse.newBuilder(), response)
                .build());
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException {
        JsonNode response = response(Requests.revokePublicUrl(fileId));
        return PublicUrlMessages.fromMessage(CassetteJson.into(RevokePublicUrlResponse.newBuilder(), response)
                .build());
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext call) throws TransportException {
        return answer(Requests.completion("GetCompletion", request));
    }

    private ChatResponse answer(Request asked) throws TransportException {
        return ResponseMessages.fromMessage(CassetteJson.into(GetChatCompletionResponse.newBuilder(), response(asked))
                .build());
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext call) throws TransportException {
        return new ReplayedChunks(line(Requests.completion("GetCompletionChunk", request)));
    }

    @Override
    public String startDeferred(CompletionRequest request, CallContext call) throws TransportException {
        JsonNode response = response(Requests.completion("StartDeferredCompletion", request));
        return CassetteJson.into(StartDeferredResponse.newBuilder(), response).getRequestId();
    }

    @Override
    public DeferredState deferred(String requestId, CallContext call) throws TransportException {
        JsonNode response = response(Requests.deferred(requestId));
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
        response(Requests.deleteStored(responseId));
    }

    @Override
    public Compaction compact(String model, List<Message> messages, CallContext call) throws TransportException {
        JsonNode response = response(Requests.compact(model, messages));
        return ConversationStateMessages.fromMessage(
                CassetteJson.into(CompactContextResponse.newBuilder(), response).build());
    }

    @Override
    public void close() {
        closed = true;
    }
}
