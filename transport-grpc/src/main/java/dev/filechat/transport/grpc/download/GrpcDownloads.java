// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.download;

import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.GrpcCalls;
import io.grpc.MethodDescriptor;

/** Downloads over the calls of a channel. Thread-safe. */
public final class GrpcDownloads {
    private static final MethodDescriptor<RetrieveFileContentRequest, ContentMessage> CONTENT =
            FilesGrpc.getRetrieveFileContentMethod().toBuilder(
                            FilesGrpc.getRetrieveFileContentMethod().getRequestMarshaller(), new ContentMarshaller())
                    .build();

    /** None: while a chunk is read, only the flow control window limits what is received. */
    private static final int AHEAD = 0;

    private final GrpcCalls calls;

    public GrpcDownloads(GrpcCalls calls) {
        this.calls = calls;
    }

    /** Downloads the bytes of a file. */
    public ContentStream content(String fileId, CallContext context) throws TransportException {
        return start(RetrieveFileContentRequest.newBuilder().setFileId(fileId).build(), context);
    }

    /** Downloads the text that the service extracted from a file. */
    public ContentStream text(String fileId, CallContext context) throws TransportException {
        RetrieveFileContentRequest request = RetrieveFileContentRequest.newBuilder()
                .setFileId(fileId)
                .setFormat(DownloadFormat.DOWNLOAD_FORMAT_TEXT)
                .build();
        return start(request, context);
    }

    private ContentStream start(RetrieveFileContentRequest request, CallContext context) throws TransportException {
        return new GrpcContentStream(calls.streaming(CONTENT, request, context, AHEAD));
    }
}
