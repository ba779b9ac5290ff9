// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.filechat.files.FilePage;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.ContentStream;
import dev.filechat.spi.FilesTransport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.UploadRequest;
import dev.filechat.transport.grpc.messages.FileMessages;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Records the calls of the Files API, which another transport makes. Thread-safe. */
final class RecordingFiles implements FilesTransport {

    private final FilesTransport service;
    private final Recording recording;

    RecordingFiles(FilesTransport service, Recording recording) {
        this.service = service;
        this.recording = recording;
    }

    @Override
    public StoredFile upload(UploadRequest request, ChunkSource chunks, CallContext context) throws TransportException {
        Request asked = Requests.upload(request);
        UploadedBytes bytes = new UploadedBytes(chunks);
        Recording.Call call = recording.begin(asked, context);
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
    public FilePage list(ListFilesRequest request, CallContext call) throws TransportException {
        return recording.record(
                Requests.list(request), call, () -> service.list(request, call), FileMessages::toMessage);
    }

    @Override
    public StoredFile retrieve(String fileId, CallContext call) throws TransportException {
        return recording.record(
                Requests.retrieve(fileId), call, () -> service.retrieve(fileId, call), FileMessages::toMessage);
    }

    @Override
    public void delete(String fileId, CallContext call) throws TransportException {
        recording.record(Requests.delete(fileId), call, () -> service.delete(fileId, call));
    }

    @Override
    public ContentStream retrieveContent(String fileId, CallContext call) throws TransportException {
        Request request = Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL);
        return content(request, call, () -> service.retrieveContent(fileId, call));
    }

    @Override
    public ContentStream retrieveText(String fileId, CallContext call) throws TransportException {
        Request request = Requests.content(fileId, DownloadFormat.DOWNLOAD_FORMAT_TEXT);
        return content(request, call, () -> service.retrieveText(fileId, call));
    }

    private ContentStream content(Request request, CallContext context, Recording.Attempt<ContentStream> attempt)
            throws TransportException {
        Recording.Call call = recording.begin(request, context);
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
        return recording.record(
                Requests.createPublicUrl(fileId, expiresAfter),
                call,
                () -> service.createPublicUrl(fileId, expiresAfter, call),
                Urls::toMessage);
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId, CallContext call) throws TransportException {
        return recording.record(
                Requests.revokePublicUrl(fileId), call, () -> service.revokePublicUrl(fileId, call), Urls::toMessage);
    }
}
