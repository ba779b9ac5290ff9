// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.upload;

import dev.filechat.errors.FileChatException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.FileListing;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.download.ResumingContent;
import dev.filechat.internal.listing.PagedListing;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.source.SourceHash;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.FilesTransport;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Settles the unknown outcome of an upload by the listing, as {@link dev.filechat.files.UnknownOutcome#RECONCILE} says.
 * One use; all within the time of its upload.
 */
final class Reconciliation {
    /** The most that the clocks of the service's machines may differ. The clock of this machine is not used. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    private static final int MOST_NOTED = 1_000;
    private static final int BUFFER = 64 << 10;

    private final FilesTransport transport;
    private final CallRunner runner;
    private final CallInFlight upload;
    private final ClientUploads uploads;
    private final ClientUploads.Entry entry;
    private final String name;
    private final boolean compareContent;
    private final Set<String> noted = new HashSet<>();
    private Instant since = Instant.EPOCH;

    /** What was sent. */
    record Sent(long size, int crc32c, @Nullable String sha256) {}

    Reconciliation(
            FilesTransport transport,
            CallRunner runner,
            CallInFlight upload,
            ClientUploads uploads,
            ClientUploads.Entry entry,
            String name,
            boolean compareContent) {
        this.transport = transport;
        this.runner = runner;
        this.upload = upload;
        this.uploads = uploads;
        this.entry = entry;
        this.name = name;
        this.compareContent = compareContent;
    }

    /** Records the newest files, which are not that of the upload. */
    void note() {
        for (StoredFile file : newestFirst()) {
            Instant created = file.createdAt().orElse(Instant.EPOCH);
            if (noted.isEmpty()) {
                since = created.minus(CLOCKS);
            } else if (created.isBefore(since)) {
                return;
            } else if (noted.size() == MOST_NOTED) {
                since = created;
                return;
            }
            noted.add(file.id());
        }
    }

    /** {@return the file of the upload, or fails as the upload did if that is not known} */
    StoredFile settle(FileChatException unknown, Sent sent) {
        List<StoredFile> candidates;
        try {
            candidates = candidates(sent);
        } catch (FileChatException | IOException e) {
            FileChatException failure = failure(
                    unknown, "Looking for it in the listing failed (" + e.getMessage() + "); look later", List.of());
            failure.addSuppressed(e);
            throw failure;
        }
        if (candidates.size() == 1 && entry.claim(candidates.getFirst().id())) {
            return candidates.getFirst();
        }
        throw failure(unknown, advice(candidates), candidates);
    }

    private static String advice(List<StoredFile> candidates) {
        return switch (candidates.size()) {
            case 0 ->
                "The listing does not show it. Look again before uploading it anew, as the service may still store it";
            case 1 ->
                "The listing shows one file that it may be, which may be that of another upload of this client as well:"
                        + " see candidateIds()";
            default -> "The listing shows " + candidates.size() + " files that it may be: see candidateIds()";
        };
    }

    private static UnknownOutcomeException failure(
            FileChatException unknown, String advice, List<StoredFile> candidates) {
        StatusCode status =
                unknown instanceof UnknownOutcomeException e ? e.status().orElse(null) : null;
        return new UnknownOutcomeException(
                unknown.getMessage() + ". " + advice,
                unknown,
                status,
                unknown.attempts(),
                candidates.stream().map(StoredFile::id).toList());
    }

    private List<StoredFile> candidates(Sent sent) throws IOException {
        List<StoredFile> candidates = new ArrayList<>();
        for (StoredFile file : newestFirst()) {
            if (file.createdAt().orElse(Instant.EPOCH).isBefore(since)) {
                break;
            }
            if (file.name().equals(name)
                    && file.size() == sent.size()
                    && !noted.contains(file.id())
                    && !uploads.knows(file.id())
                    && (!compareContent || hasContent(file, sent))) {
                candidates.add(file);
            }
        }
        return candidates;
    }

    private boolean hasContent(StoredFile file, Sent sent) throws IOException {
        CRC32C crc = new CRC32C();
        MessageDigest digest = SourceHash.newDigest();
        try (ResumingContent content = new ResumingContent(
                runner,
                runner.open(
                        CallDetails.ofFile(
                                CallOperation.DOWNLOAD_FILE,
                                "Downloading file " + ServerText.printable(file.id()),
                                file.id()),
                        runner.settings().withTimeout(timeLeft())),
                file.id(),
                file.size(),
                call -> transport.retrieveContent(file.id(), call))) {
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer, 0, BUFFER); read >= 0; read = content.read(buffer, 0, BUFFER)) {
                crc.update(buffer, 0, read);
                digest.update(buffer, 0, read);
            }
        }
        return (int) crc.getValue() == sent.crc32c()
                && (sent.sha256() == null || sent.sha256().equals(HexFormat.of().formatHex(digest.digest())));
    }

    private FileListing newestFirst() {
        ListFilesRequest first = ListFilesRequest.builder()
                .sortBy(SortBy.CREATED_AT)
                .order(SortOrder.DESCENDING)
                .build();
        String what = "Listing the newest files for the upload of \"" + ServerText.printable(name) + "\"";
        return new PagedListing(
                request -> runner.run(
                        CallDetails.of(CallOperation.LIST_FILES, what),
                        runner.settings().withTimeout(timeLeft()),
                        call -> runner.repeat(
                                new Attempts(runner, CallKind.REPEATABLE, what, call),
                                call,
                                attempt -> transport.list(request, attempt))),
                first);
    }

    private Duration timeLeft() {
        return Duration.ofNanos(Math.max(1, upload.remainingNanos()));
    }
}
