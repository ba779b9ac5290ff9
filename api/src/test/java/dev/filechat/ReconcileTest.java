// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UnknownOutcome;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.ChunkSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests what a listing of the service says about an upload of unknown outcome. */
class ReconcileTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int KEPT = 10_000;
    private static final UploadOptions RECONCILE =
            UploadOptions.builder().onUnknownOutcome(UnknownOutcome.RECONCILE).build();

    private final Received received = new Received();
    private final List<StoredFile> before = new ArrayList<>();
    private final List<StoredFile> after = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @Test
    void anUploadThatStallsAfterItWasSentIsLookedForToo() {
        after.add(file("new", NOON));

        assertThat(upload(Failures.failure(Kind.STALLED, StatusCode.UNAVAILABLE, Delivery.AMBIGUOUS))
                        .id())
                .isEqualTo("new");
    }

    @Test
    void oneThatStallsBeforeIsNot() {
        received.breakAfter(0, Failures.failure(Kind.STALLED, StatusCode.UNAVAILABLE, Delivery.PARTIAL));
        transport.onUpload(received).onList(page(before));

        assertThatExceptionOfType(CallStalledException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a", new byte[3]), RECONCILE));
        assertThat(transport.attempts).hasValue(2);
    }

    @Test
    void theTimeIsTheServicesOwn() {
        before.add(file("older", NOON));
        after.add(file("new", NOON.minusSeconds(59)));
        after.add(file("too-old", NOON.minusSeconds(61)));
        after.addAll(before);

        assertThat(upload(broken()).id()).isEqualTo("new");
    }

    @Test
    void aFileWithoutATimeIsNoCandidate() {
        before.add(file("older", NOON));
        after.add(StoredFile.builder("timeless", "a", 3).build());

        assertThatExceptionOfType(UnknownOutcomeException.class)
                .isThrownBy(() -> upload(broken()))
                .satisfies(e -> assertThat(e.candidateIds()).isEmpty());
    }

    @Test
    void aListingThatCannotBeHadBeforeTheUploadFailsItAndNothingIsSent() {
        transport.onList((request, call) -> {
            throw Failures.refused(StatusCode.PERMISSION_DENIED);
        });

        assertThatExceptionOfType(PermissionDeniedException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a", new byte[3]), RECONCILE))
                .withMessageStartingWith("Listing the newest files for the upload of \"a\"");
        assertThat(received.requests).isEmpty();
    }

    @Test
    void theIdsOfTheLastTenThousandUploadsAreKept() {
        assertThat(takesTheFirstAfter(KEPT - 1)).isFalse();
        assertThat(takesTheFirstAfter(KEPT)).isTrue();
    }

    /** {@return whether the first of several uploads, each of a client of its own, is taken for another one's} */
    private static boolean takesTheFirstAfter(int more) {
        int[] count = {0};
        FakeTransport transport = new FakeTransport();
        FileChatClient client = transport.client();
        transport.onUpload((request, chunks, call) -> {
            readToTheEnd(chunks);
            if (count[0] > more) {
                throw broken();
            }
            return StoredFile.builder("id-" + count[0]++, request.name(), 0).build();
        });
        transport.onList(
                page(List.of()),
                page(List.of(StoredFile.builder("id-0", "a", 0).createdAt(NOON).build())));
        for (int i = 0; i <= more; i++) {
            client.files().upload(FileSource.of("b", new byte[0]));
        }
        try {
            client.files().upload(FileSource.of("a", new byte[0]), RECONCILE);
            return true;
        } catch (UnknownOutcomeException e) {
            return false;
        }
    }

    private StoredFile upload(TransportException failure) {
        transport.onUpload((request, chunks, call) -> {
            StoredFile unused = received.run(request, chunks, call);
            throw failure;
        });
        transport.onList(page(before), page(after));
        return client.files()
                .upload(
                        FileSource.of("a", new byte[3]),
                        RECONCILE.toBuilder().timeout(Duration.ofMinutes(1)).build());
    }

    private static void readToTheEnd(ChunkSource chunks) {
        try {
            while (chunks.next() != null) {}
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TransportException broken() {
        return Failures.broken(Delivery.AMBIGUOUS);
    }

    private static StoredFile file(String id, Instant created) {
        return StoredFile.builder(id, "a", 3).createdAt(created).build();
    }

    private static FakeTransport.Step<ListFilesRequest, FilePage> page(List<StoredFile> files) {
        return (request, call) -> FilePage.of(files, null);
    }
}
