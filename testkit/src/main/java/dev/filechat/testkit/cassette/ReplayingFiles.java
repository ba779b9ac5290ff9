// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.proto.CreatePublicUrlResponse;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.RevokePublicUrlResponse;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.messages.FileMessages;
import dev.filechat.transport.grpc.messages.PublicUrlMessages;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Answers the calls of the Files API from a cassette, at once. Thread-safe. */
final class ReplayingFiles implements FilesTransport {

    private final ReplayedCalls calls;

    ReplayingFiles(ReplayedCalls calls) {
        this.calls = calls;
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
        return calls.tape()
                .peek(asked.method(), body -> body.path("init").equals(init))
                .filter(body -> !body.path("whole").asBoolean())
                .map(body -> body.path("size").asLong())
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public FilePage list(ListFilesRequest request, CallContext call) throws TransportException {
        JsonNode response = calls.response(Requests.list(request));
        return FileMessages.fromMessage(
                CassetteJson.into(ListFilesResponse.newBuilder(), response).build());
    }

    @Override
    public StoredFile retrieve(String fileId, CallContext call) throws TransportException {
        return file(Requests.retrieve(fileId));
    }

    private StoredFile file(Request asked) throws TransportException {
        return FileMessages.fromMessage(
                CassetteJson.into(File.newBuilder(), calls.response(asked)).build());
    }

    @Override
    public void delete(String fileId, CallContext call) throws TransportException {
        calls.response(Requests.delete(fileId));
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext call) throws TransportException {
        return new ReplayedContent(calls.line(Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL)));
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext call) throws TransportException {
        return new ReplayedContent(calls.line(Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_TEXT)));
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, @Nullable Duration expiresAfter, CallContext call)
            throws TransportException {
        JsonNode response = calls.response(Requests.createPublicUrl(fileId, expiresAfter));
        return PublicUrlMessages.fromMessage(CassetteJson.into(CreatePublicUrlResponse.newBuilder(), response)
                .build());
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException {
        JsonNode response = calls.response(Requests.revokePublicUrl(fileId));
        return PublicUrlMessages.fromMessage(CassetteJson.into(RevokePublicUrlResponse.newBuilder(), response)
                .build());
    }
}
