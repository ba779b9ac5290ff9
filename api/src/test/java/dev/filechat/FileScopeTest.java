// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.source;
import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.PermissionDeniedException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.spi.UploadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class FileScopeTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @Test
    void whatWasUploadedIsDeletedAtTheEndAndExpiresInAnyCase() {
        try (FileScope scope = client.files().scope()) {
            scope.upload(source("a", 1));
            scope.uploadAll(sources("b", "c")).orThrow();
            scope.upload(
                    source("d", 1),
                    UploadOptions.builder().expiresAfter(Duration.ofHours(5)).build());

            assertThat(scope.files())
                    .extracting(StoredFile::name)
                    .startsWith("a")
                    .hasSize(4);
            assertThat(service.files).hasSize(4);
        }

        assertThat(service.files).isEmpty();
        assertThat(service.deleted).hasSize(4);
        assertThat(service.requests)
                .extracting(UploadRequest::expiresAfter)
                .containsOnly(Optional.of(Duration.ofHours(1)), Optional.of(Duration.ofHours(5)));
        assertThat(service.threads).noneMatch(thread -> thread.isVirtual() && thread.isAlive());
    }

    @Test
    void theExpiryCanBeSetWithinTheServicesLimits() {
        try (FileScope scope = client.files().scope(Duration.ofHours(3))) {
            scope.upload(source("a", 1));
        }

        assertThat(service.requests.getFirst().expiresAfter()).contains(Duration.ofHours(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.files().scope(Duration.ofMinutes(59)))
                .withMessageContaining("PT59M");
    }

    @Test
    void aDeleteThatFailsNeverHidesTheMainError() {
        service.undeletable.add("id-a");
        RuntimeException main = new RuntimeException("the main error");

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> {
                    try (FileScope scope = client.files().scope()) {
                        scope.uploadAll(sources("a", "b")).orThrow();
                        throw main;
                    }
                })
                .isSameAs(main)
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(BatchFailedException.class));
        assertThat(service.deleted).containsExactly("id-b");
    }

    @Test
    void aDeleteThatFailsIsToldAndTriedAgainByASecondClose() {
        service.undeletable.add("id-a");
        FileScope scope = client.files().scope();
        scope.uploadAll(sources("a", "b")).orThrow();

        assertThatExceptionOfType(BatchFailedException.class)
                .isThrownBy(scope::close)
                .withMessageStartingWith("1 of 2 deletions at the end of a scope failed; the first: Deleting file id-a")
                .withCauseInstanceOf(PermissionDeniedException.class);
        assertThat(scope.files()).extracting(StoredFile::id).containsExactly("id-a");

        service.undeletable.clear();
        scope.close();
        scope.close();
        assertThat(service.deleted).containsExactly("id-b", "id-a");
    }

    @Test
    void aFileThatIsGoneAlreadyIsNoFailure() {
        try (FileScope scope = client.files().scope()) {
            StoredFile file = scope.upload(source("a", 1));
            client.files().delete(file.id());
        }

        assertThat(service.deleted).containsExactly("id-a");
    }

    @Test
    void aFileThatWasStoredWithTheWrongSizeIsDeletedToo() {
        service.transport
                .forgetSteps()
                .onDelete((id, call) -> service.deleted.add(id))
                .onUpload((r, chunks, call) -> {
                    new Received().run(r, chunks, call);
                    return StoredFile.builder("id-broken", r.name(), 99).build();
                });

        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> {
            try (FileScope scope = client.files().scope()) {
                scope.upload(source("a", 1));
            }
        });

        assertThat(service.deleted).containsExactly("id-broken");
    }

    @Test
    void anInterruptedThreadDeletesAllTheSameAndStaysInterrupted() throws Exception {
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            try (FileScope scope = client.files().scope()) {
                scope.uploadAll(sources("a", "b", "c")).orThrow();
                Thread.currentThread().interrupt();
            }
            return Thread.interrupted();
        });
        Thread.ofVirtual().start(task);

        assertThat(task.get()).isTrue();
        assertThat(service.files).isEmpty();
        assertThat(service.deleted).hasSize(3);
    }

    @Test
    void anUploadUnderWayInAnotherThreadIsWaitedForAndDeleted() throws Exception {
        service.hold("slow");
        FileScope scope = client.files().scope();
        FutureTask<StoredFile> upload = new FutureTask<>(() -> scope.upload(source("slow", 1)));
        Thread.ofVirtual().start(upload);
        service.awaitArrival("slow");
        FutureTask<List<StoredFile>> closing = new FutureTask<>(() -> {
            scope.close();
            return scope.files();
        });
        Thread closer = Thread.ofVirtual().start(closing);
        awaitRefusal(scope);
        closer.interrupt();
        assertThat(service.deleted).isEmpty();

        service.release("slow");

        assertThat(upload.get().name()).isEqualTo("slow");
        assertThat(closing.get()).isEmpty();
        assertThat(service.deleted).containsExactly("id-slow");
    }

    @Test
    void afterCloseUploadsAreRefused() {
        FileScope scope = client.files().scope();
        scope.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> scope.upload(source("a", 1)))
                .withMessage("The scope is closed");
        assertThatIllegalStateException().isThrownBy(() -> scope.uploadAll(sources("a")));
        assertThat(service.uploads).isEmpty();
    }

    /** Until the scope refuses uploads, which is when its close has begun. */
    private void awaitRefusal(FileScope scope) {
        service.refuse("probe");
        while (true) {
            try {
                scope.upload(source("probe", 1));
            } catch (InvalidArgumentException e) {
                Thread.onSpinWait();
            } catch (IllegalStateException e) {
                return;
            }
        }
    }
}
