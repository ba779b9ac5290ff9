// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.errors.StatusCode;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.proto.RevokePublicUrlRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.call.GrpcCalls;
import dev.filechat.transport.grpc.download.GrpcDownloads;
import dev.filechat.transport.grpc.messages.FileMessages;
import dev.filechat.transport.grpc.messages.PublicUrlMessages;
import dev.filechat.transport.grpc.upload.GrpcUploads;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The calls of the Files API over gRPC. Thread-safe. */
final class GrpcFiles implements FilesTransport {
    private final GrpcCalls calls;
    private final GrpcUploads uploads;
    private final GrpcDownloads downloads;

    /** @param chunksWaiting as in {@link GrpcTransport#over} */
    GrpcFiles(GrpcCalls calls, double chunksWaiting) {
        this.calls = calls;
        this.uploads = new GrpcUploads(calls, chunksWaiting);
        this.downloads = new GrpcDownloads(calls);
    }

    @Override
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext context) throws TransportException {
        return uploads.upload(request, chunks, context);
    }

    @Override
    public FilePage list(ListFilesRequest request, CallContext context) throws TransportException {
        return FileMessages.fromMessage(
                calls.unary(FilesGrpc.getListFilesMethod(), FileMessages.toMessage(request), context));
    }

    @Override
    public StoredFile retrieve(String fileId, CallContext context) throws TransportException {
        RetrieveFileRequest request =
                RetrieveFileRequest.newBuilder().setFileId(fileId).build();
        return FileMessages.fromMessage(calls.unary(FilesGrpc.getRetrieveFileMethod(), request, context));
    }

    @Override
    public void delete(String fileId, CallContext context) throws TransportException {
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
        return downloads.content(fileId, context);
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext context) throws TransportException {
        return downloads.text(fileId, context);
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
}
