// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

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
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.DeleteStoredCompletionRequest;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.GetDeferredRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.proto.RevokePublicUrlRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ChunkStream;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.TransportSettings;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.messages.ConversationStateMessages;
import dev.filechat.transport.grpc.messages.FileMessages;
import dev.filechat.transport.grpc.messages.PublicUrlMessages;
import dev.filechat.transport.grpc.messages.RequestMessages;
import dev.filechat.transport.grpc.messages.ResponseMessages;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls over a gRPC channel, whatever that is made of. Thread-safe. */
public final class GrpcTransport implements Transport {
    private static final MethodDescriptor<RetrieveFileContentRequest, ContentMessage> CONTENT =
            FilesGrpc.getRetrieveFileContentMethod().toBuilder(
                            FilesGrpc.getRetrieveFileContentMethod().getRequestMarshaller(), new ContentMarshaller())
                    .build();

    /** None: what comes while a content chunk is read is bounded by the flow control window alone. */
    private static final int CONTENT_AHEAD = 0;

    /** Chat chunks are small. */
    private static final int CHAT_AHEAD = 64;

    private static final double QUARTER = 0.25;

    private final GrpcCalls calls;
    private final GrpcUploads uploads;

    private final Runnable afterClose;

    private GrpcTransport(GrpcCalls calls, double chunksWaiting, Runnable afterClose) {
        this.calls = calls;
        this.afterClose = afterClose;
        this.uploads = new GrpcUploads(calls, chunksWaiting);
    }

    /**
     * A transport over a channel of which nothing is known: a quarter of a chunk may wait for the wire.
     *
     * @param channel as in the other method
     * @param settings what goes with every call
     */
    public static Transport over(ManagedChannelBuilder<?> channel, TransportSettings settings) {
        return over(channel, settings, QUARTER, () -> {});
    }

    /**
     * A transport over a channel.
     *
     * @param channel a builder with its address, credentials and whatever is special to its kind; the rest is set here.
     *     gRPC's retries stay as they are, on by default: without a policy they repeat only calls that never left. A
     *     channel that takes others for such has to disable them
     * @param settings what goes with every call
     * @param chunksWaiting how much of an upload may wait for the wire when the next chunk is read, in chunks: with 1,
     *     one is read while another one is written to the wire. To that come the chunk that is added and one that the
     *     reader of a stream keeps, and what the channel itself holds; together less than three chunks are to be in
     *     memory
     * @param afterClose run whenever the transport was closed, once its connections are: gives back what they had
     */
    public static Transport over(
            ManagedChannelBuilder<?> channel, TransportSettings settings, double chunksWaiting, Runnable afterClose) {
        return new GrpcTransport(new GrpcCalls(channel, settings), chunksWaiting, afterClose);
    }

    @Override
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext context) throws TransportException {
        return uploads.upload(request, chunks, context);
    }

    @Override
    public FilePage listFiles(ListFilesRequest request, CallContext context) throws TransportException {
        return FileMessages.fromMessage(
                calls.unary(FilesGrpc.getListFilesMethod(), FileMessages.toMessage(request), context));
    }

    @Override
    public StoredFile retrieveFile(String fileId, CallContext context) throws TransportException {
        RetrieveFileRequest request =
                RetrieveFileRequest.newBuilder().setFileId(fileId).build();
        return FileMessages.fromMessage(calls.unary(FilesGrpc.getRetrieveFileMethod(), request, context));
    }

    @Override
    public void deleteFile(String fileId, CallContext context) throws TransportException {
        DeleteFileRequest request =
                DeleteFileRequest.newBuilder().setFileId(fileId).build();
        boolean deleted =
                calls.unary(FilesGrpc.getDeleteFileMethod(), request, context).getDeleted();
        if (!deleted) {
            throw new TransportException(
                    Kind.PROTOCOL,
                    StatusCode.INTERNAL,
                    Delivery.ANSWERED,
                    null,
                    "the service answered well but says that it did not delete the file",
                    null);
        }
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext context) throws TransportException {
        return content(RetrieveFileContentRequest.newBuilder().setFileId(fileId).build(), context);
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext context) throws TransportException {
        RetrieveFileContentRequest request = RetrieveFileContentRequest.newBuilder()
                .setFileId(fileId)
                .setFormat(DownloadFormat.DOWNLOAD_FORMAT_TEXT)
                .build();
        return content(request, context);
    }

    private ContentStream content(RetrieveFileContentRequest request, CallContext context) throws TransportException {
        return new GrpcContentStream(calls.streaming(CONTENT, request, context, CONTENT_AHEAD));
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext context)
            throws TransportException {
        return PublicUrlMessages.fromMessage(calls.unary(
                FilesGrpc.getCreatePublicUrlMethod(), PublicUrlMessages.toMessage(fileId, expiresAfter), context));
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext context) throws TransportException {
        RevokePublicUrlRequest request =
                RevokePublicUrlRequest.newBuilder().setFileId(fileId).build();
        return PublicUrlMessages.fromMessage(calls.unary(FilesGrpc.getRevokePublicUrlMethod(), request, context));
    }

    @Override
    public ChatResponse complete(CompletionRequest request, CallContext context) throws TransportException {
        return ResponseMessages.fromMessage(
                calls.unary(ChatGrpc.getGetCompletionMethod(), RequestMessages.toMessage(request), context));
    }

    @Override
    public ChunkStream completeStreaming(CompletionRequest request, CallContext context) throws TransportException {
        return new GrpcChunkStream(calls.streaming(
                ChatGrpc.getGetCompletionChunkMethod(), RequestMessages.toMessage(request), context, CHAT_AHEAD));
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

    @Override
    public void close() {
        try {
            calls.close();
        } finally {
            afterClose.run();
        }
    }
}
