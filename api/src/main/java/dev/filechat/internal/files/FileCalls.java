// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.ContentHash;
import dev.filechat.files.DeletedFile;
import dev.filechat.files.FileListing;
import dev.filechat.files.FilePage;
import dev.filechat.files.FileScope;
import dev.filechat.files.FilesService;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.RevokedUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.batch.Batches;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.download.Downloads;
import dev.filechat.internal.listing.PagedListing;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.source.SourceHash;
import dev.filechat.internal.text.FileNameRule;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.text.TextRule;
import dev.filechat.internal.upload.Uploads;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.FilesTransport;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

/** The Files API over a transport. Thread-safe. */
public final class FileCalls implements FilesService {
    private final FilesTransport transport;
    private final CallRunner runner;
    private final Uploads uploads;
    private final Downloads contents;
    private final PublicUrls publicUrls;
    private final Batches batches;

    public FileCalls(FilesTransport transport, CallRunner runner) {
        this.transport = transport;
        this.runner = runner;
        this.uploads = new Uploads(transport, runner);
        this.contents = new Downloads(transport, runner);
        this.publicUrls = new PublicUrls(transport, runner);
        this.batches = new Batches(this, runner);
    }

    @Override
    public UploadReceipt uploadWithReceipt(FileSource source, UploadOptions options) {
        requireNonNull(source, "source");
        requireNonNull(options, "options");
        return uploads.upload(source, options);
    }

    @Override
    public ContentHash hash(FileSource source) {
        return hash(source, runner.timeout());
    }

    @Override
    public ContentHash hash(FileSource source, Duration timeout) {
        FileNameRule.check(requireNonNull(source, "source").name());
        if (requireNonNull(timeout, "timeout").isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is " + timeout + "; it must be more than zero");
        }
        return SourceHash.of(source, runner, timeout);
    }

    @Override
    public StoredFile get(String fileId) {
        checkId(fileId);
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.ofFile(CallOperation.GET_FILE, "Looking up file " + ServerText.printable(fileId), fileId),
                call -> {
                    StoredFile file = transport.retrieve(fileId, call);
                    call.found(file);
                    return file;
                });
    }

    @Override
    public DeletedFile delete(String fileId) {
        return delete(fileId, runner.timeout());
    }

    DeletedFile delete(String fileId, Duration timeout) {
        checkId(fileId);
        String what = "Deleting file " + ServerText.printable(fileId);
        return runner.run(
                CallDetails.ofFile(CallOperation.DELETE_FILE, what, fileId),
                runner.settings().withTimeout(timeout),
                call -> {
                    Attempts attempts = new Attempts(runner, CallKind.REPEATABLE, what, call);
                    try {
                        runner.repeat(attempts, call, attempt -> {
                            transport.delete(fileId, attempt);
                            return fileId;
                        });
                        return new DeletedFile(fileId, false);
                    } catch (NotFoundException e) {
                        if (attempts.mayHaveHappened()) {
                            return new DeletedFile(fileId, true);
                        }
                        throw e;
                    }
                });
    }

    @Override
    public FileListing listAll(ListFilesRequest request) {
        return new PagedListing(this::list, requireNonNull(request, "request"));
    }

    @Override
    public FilePage list(ListFilesRequest request) {
        requireNonNull(request, "request");
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.LIST_FILES, "Listing files"),
                call -> transport.list(request, call));
    }

    @Override
    public InputStream content(String fileId) {
        checkId(fileId);
        return contents.open(fileId).content();
    }

    @Override
    public long contentTo(String fileId, OutputStream out, DownloadOptions options) {
        requireNonNull(out, "out");
        requireNonNull(options, "options");
        checkId(fileId);
        return contents.to(fileId, out, options);
    }

    @Override
    public byte[] contentAsBytes(String fileId, int maxBytes) {
        checkId(fileId);
        return contents.bytes(fileId, maxBytes);
    }

    @Override
    public String contentAsText(String fileId, int maxBytes) {
        checkId(fileId);
        return contents.text(fileId, maxBytes);
    }

    @Override
    public Path download(String fileId, Path target, DownloadOptions options) {
        requireNonNull(target, "target");
        requireNonNull(options, "options");
        checkId(fileId);
        return contents.download(fileId, target, options);
    }

    @Override
    public Path downloadTo(String fileId, Path directory, DownloadOptions options) {
        requireNonNull(directory, "directory");
        requireNonNull(options, "options");
        checkId(fileId);
        return contents.downloadTo(fileId, directory, options);
    }

    @Override
    public PublicUrl createPublicUrl(String fileId) {
        checkId(fileId);
        return publicUrls.create(fileId, null);
    }

    @Override
    public PublicUrl createPublicUrl(String fileId, Duration expiresAfter) {
        requireNonNull(expiresAfter, "expiresAfter");
        checkId(fileId);
        return publicUrls.create(fileId, expiresAfter);
    }

    @Override
    public RevokedUrl revokePublicUrl(String fileId) {
        checkId(fileId);
        return publicUrls.revoke(fileId);
    }

    @Override
    public StoredFile replace(String oldFileId, FileSource source, UploadOptions options) {
        requireNonNull(source, "source");
        requireNonNull(options, "options");
        return Replacement.replace(this, oldFileId, source, options);
    }

    @Override
    public BatchResult<FileSource, StoredFile> uploadAll(List<? extends FileSource> sources, BatchOptions options) {
        return batches.uploadAll(sources, options, this::upload);
    }

    @Override
    public BatchResult<FileSource, StoredFile> uploadAll(
            List<? extends FileSource> sources,
            BatchOptions options,
            BiFunction<? super FileSource, ? super UploadOptions, StoredFile> upload) {
        return batches.uploadAll(sources, options, requireNonNull(upload, "upload"));
    }

    @Override
    public BatchResult<String, DeletedFile> deleteAll(List<String> fileIds, BatchOptions options) {
        return batches.deleteAll(fileIds, options);
    }

    @Override
    public BatchResult<String, Path> downloadAll(List<String> fileIds, Path directory, BatchOptions options) {
        return batches.downloadAll(fileIds, directory, options);
    }

    @Override
    public FileScope scope(Duration expiry) {
        return new UploadScope(this, batches, runner, requireNonNull(expiry, "expiry"));
    }

    private static void checkId(String fileId) {
        if (TextRule.check("fileId", fileId).isBlank()) {
            throw new IllegalArgumentException("fileId is blank; it is what StoredFile.id() gives");
        }
    }
}
