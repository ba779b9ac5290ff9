// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.Answer;
import dev.filechat.FileChatClient;
import dev.filechat.bulk.Bulk;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UnknownOutcome;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadProgress;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.sources.FileSource;
import dev.filechat.proto.File;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Fault;
import dev.filechat.transport.contract.chat.ChatContract;
import dev.filechat.transport.contract.support.CallerThread;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.ShiftedClock;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An upload of unknown outcome is settled by the listing: the only file that it can be is taken, none is guessed. */
public interface ReconcileContract extends OverTransport {
    /** Looks for the file. */
    UploadOptions RECONCILE =
            UploadOptions.builder().onUnknownOutcome(UnknownOutcome.RECONCILE).build();

    /** Looks for the file, and at its content. */
    UploadOptions BY_CONTENT = RECONCILE.toBuilder().compareContent().sha256().build();

    private static void failNextUpload(FakeXai xai) {
        xai.faults().onUploads().once().failWhenDone(Code.UNAVAILABLE, "gateway");
    }

    private static UnknownOutcomeException unknown(Runnable upload) {
        return catchThrowableOfType(UnknownOutcomeException.class, upload::run);
    }

    /** Runs something after the newest files are noted and before anything is sent. */
    private static UploadOptions onceNoted(UploadOptions options, Runnable action) {
        return options.toBuilder()
                .onProgress(progress -> {
                    if (progress.stage() == UploadProgress.Stage.STARTED) {
                        action.run();
                    }
                })
                .build();
    }

    /** Lets the listing show some files only. */
    private static Fault show(FakeXai xai, Predicate<File> shown) {
        return xai.faults()
                .on("ListFiles")
                .changeAnswer(
                        ListFilesResponse.class,
                        page -> page.toBuilder()
                                .clearData()
                                .addAllData(page.getDataList().stream()
                                        .filter(shown)
                                        .toList())
                                .build());
    }

    /** Who does not ask for it has no further calls made. */
    @Test
    default void anUnknownOutcomeFailsUnlessItIsToBeSettled() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            failNextUpload(xai);

            UnknownOutcomeException failure = unknown(() -> client.files().upload(FileSource.of("a", new byte[10])));

            assertThat(failure.candidateIds()).isEmpty();
            assertThat(failure).hasMessageContaining("Look for it in the listing before uploading it again");
            assertThat(xai.calls("ListFiles")).isZero();
        }
    }

    /** Of a stream, too, which cannot be read again; with any time of the service's clock. */
    @ParameterizedTest
    @ValueSource(longs = {-3, 0, 3})
    default void theOnlyCandidateIsTaken(long daysOff) {
        byte[] bytes = TestBytes.of(100_000);
        ShiftedClock clock = new ShiftedClock();
        clock.shift(Duration.ofDays(daysOff));
        try (FakeXai xai = fake().clock(clock).start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.of("before", new byte[1]));
            failNextUpload(xai);

            UploadReceipt receipt =
                    client.files().uploadWithReceipt(FileSource.of("a", new ByteArrayInputStream(bytes)), RECONCILE);

            FakeFile stored = xai.files().named("a").getFirst();
            assertThat(receipt.file()).isEqualTo(client.files().get(stored.id()));
            assertThat(receipt.bytes()).isEqualTo(bytes.length);
            assertThat(receipt.attempts()).isEqualTo(1);
            assertThat(stored.sha256()).isEqualTo(TestBytes.sha256(bytes));
            assertThat(xai.files().named("a")).hasSize(1);
        }
    }

    /** The connection breaks in place of an answer. */
    @OverNetwork
    @Test
    default void aFileWhoseAnswerIsLostIsFound() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().once().loseAnswer();

            StoredFile file = client.files().upload(FileSource.of("a", new byte[5_000_000]), RECONCILE);

            assertThat(xai.files().all()).extracting(FakeFile::id).containsExactly(file.id());
        }
    }

    /** More than a page of other files is newer. */
    @Test
    default void newerFilesDoNotHideIt() {
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = client(xai)) {
            other.files().upload(FileSource.of("before", new byte[1]));
            failNextUpload(xai);
            xai.faults().onUploads().once().changeAnswer(File.class, stored -> {
                for (int i = 0; i < 101; i++) {
                    other.files().upload(FileSource.of("a", new byte[i]));
                }
                return stored;
            });

            StoredFile file = client.files().upload(FileSource.of("a", new byte[1000]), RECONCILE);

            assertThat(xai.files().named("a")).hasSize(102);
            assertThat(file.size()).isEqualTo(1000);
            assertThat(xai.calls("ListFiles")).isEqualTo(3); // what was there before, and two pages
        }
    }

    /** Somebody else's of the same name and size, stored before. */
    @Test
    default void anOlderFileOfTheSameNameIsNoCandidate() {
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = client(xai)) {
            String older =
                    other.files().upload(FileSource.of("a", new byte[10])).id();
            failNextUpload(xai);

            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]), RECONCILE);

            assertThat(file.id()).isNotEqualTo(older);
            assertThat(xai.files().all()).hasSize(2);
        }
    }

    /** It is not uploaded again: the service may store it later. */
    @Test
    default void noCandidateIsTold() {
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = client(xai)) {
            String older =
                    other.files().upload(FileSource.of("a", new byte[10])).id();
            failNextUpload(xai);
            Fault shown = show(xai, file -> file.getId().equals(older));

            UnknownOutcomeException failure =
                    unknown(() -> client.files().upload(FileSource.of("a", new byte[10]), RECONCILE));

            assertThat(failure)
                    .hasMessageContaining("The listing does not show it. Look again before uploading it anew")
                    .hasCauseInstanceOf(UnknownOutcomeException.class);
            assertThat(failure.candidateIds()).isEmpty();
            assertThat(failure.status()).contains(StatusCode.UNAVAILABLE);
            assertThat(failure.retryable()).isFalse();
            assertThat(shown.strikes()).isEqualTo(2);
            assertThat(xai.calls("UploadFile")).isEqualTo(2);
        }
    }

    /** Another client uploads such a file at the same time. */
    @Test
    default void severalCandidatesAreTold() {
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = client(xai)) {
            UploadOptions options = onceNoted(RECONCILE, () -> {
                other.files().upload(FileSource.of("a", new byte[10]));
                failNextUpload(xai);
            });

            UnknownOutcomeException failure =
                    unknown(() -> client.files().upload(FileSource.of("a", new byte[10]), options));

            assertThat(failure).hasMessageContaining("The listing shows 2 files that it may be: see candidateIds()");
            assertThat(failure.candidateIds())
                    .containsExactlyInAnyOrderElementsOf(
                            xai.files().all().stream().map(FakeFile::id).toList());
        }
    }

    /** The contents tell two files of the same name and size apart. */
    @Test
    default void theContentSettlesWhichOfSeveralItIs() {
        byte[] bytes = TestBytes.of(70_000, 1);
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = client(xai)) {
            UploadOptions options = onceNoted(BY_CONTENT, () -> {
                other.files().upload(FileSource.of("a", TestBytes.of(70_000, 2)));
                failNextUpload(xai);
            });

            StoredFile file = client.files().upload(FileSource.of("a", bytes), options);

            assertThat(xai.files().all())
                    .hasSize(2)
                    .filteredOn(stored -> stored.id().equals(file.id()))
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.sha256()).isEqualTo(TestBytes.sha256(bytes)));
        }
    }

    /** The only file of the name and size is somebody else's. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    default void aFileOfAnotherContentIsNoCandidate(boolean sha256) {
        byte[] foreign = TestBytes.of(70_000, 2);
        UploadOptions byContent =
                sha256 ? BY_CONTENT : RECONCILE.toBuilder().compareContent().build();
        try (FakeXai xai = fake().start();
                FileChatClient other = client(xai);
                FileChatClient client = client(xai)) {
            UploadOptions options = onceNoted(byContent, () -> {
                String id = other.files().upload(FileSource.of("a", foreign)).id();
                failNextUpload(xai);
                show(xai, file -> file.getId().equals(id));
            });

            UnknownOutcomeException failure =
                    unknown(() -> client.files().upload(FileSource.of("a", TestBytes.of(70_000, 1)), options));

            assertThat(failure.candidateIds()).isEmpty();
            assertThat(xai.calls("RetrieveFileContent")).isEqualTo(1);
        }
    }

    /** Another upload of the client got a file of the same name meanwhile. */
    @Test
    default void aFileThatThisClientKnowsIsNoCandidate() {
        StoredFile[] own = new StoredFile[1];
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            UploadOptions options = onceNoted(RECONCILE, () -> {
                own[0] = client.files().upload(FileSource.of("a", new byte[10]));
                failNextUpload(xai);
            });

            StoredFile file = client.files().upload(FileSource.of("a", new byte[10]), options);

            assertThat(file).isNotEqualTo(own[0]);
            assertThat(xai.files().all()).hasSize(2);
        }
    }

    /** While another upload of the name is under way, the only candidate may be of either. */
    @Test
    default void aFileThatMayBeThatOfAnotherUploadOfThisClientIsNotTaken() throws Exception {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                PipedOutputStream writer = new PipedOutputStream();
                InputStream unfinished = new PipedInputStream(writer)) {
            xai.faults().onUploads().nth(2).failWhenDone(Code.UNAVAILABLE, "gateway");
            CallerThread other = CallerThread.start(() -> client.files().upload(FileSource.of("a", unfinished)));
            assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();

            UnknownOutcomeException failure =
                    unknown(() -> client.files().upload(FileSource.of("a", new byte[10]), RECONCILE));

            assertThat(failure).hasMessageContaining("may be that of another upload of this client");
            assertThat(failure.candidateIds()).hasSize(1);
            other.interrupt();
            assertThat(other.failure(LONG)).isNotNull();
        }
    }

    /** The time limit of the upload includes the search for it. */
    @Test
    default void theTimeOfTheUploadEndsTheSettling() throws InterruptedException {
        UploadOptions options =
                RECONCILE.toBuilder().timeout(Duration.ofSeconds(3)).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            failNextUpload(xai);
            xai.faults().on("ListFiles").nth(2).answerNothing();

            UnknownOutcomeException failure =
                    unknown(() -> client.files().upload(FileSource.of("a", new byte[10]), options));

            assertThat(failure).hasMessageContaining("Looking for it in the listing failed");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** Ways to upload one file with options. */
    enum Way {
        /** With others. */
        BATCH,
        /** In a scope. */
        SCOPE,
        /** Unless it is there. */
        ONCE,
        /** From a directory, with a journal. */
        DIRECTORY;

        private StoredFile upload(FileChatClient client, Path directory, BatchOptions options) throws IOException {
            Path file = directory.resolve("files/a");
            return switch (this) {
                case BATCH ->
                    client.files()
                            .uploadAll(List.of(FileSource.of(file)), options)
                            .orThrow()
                            .getFirst();
                case SCOPE -> {
                    try (FileScope scope = client.files().scope()) {
                        yield scope.upload(FileSource.of(file), options.upload());
                    }
                }
                case ONCE -> Bulk.of(client).uploadOnce(FileSource.of(file), options.upload(), Duration.ZERO);
                case DIRECTORY ->
                    Bulk.of(client)
                            .uploadDirectory(directory.resolve("files"), "**", directory.resolve("journal"), options)
                            .orThrow()
                            .getFirst();
            };
        }
    }

    /** However it is uploaded. */
    @ParameterizedTest
    @EnumSource
    default void eachWayToUploadSettles(Way way, @TempDir Path directory) throws IOException {
        Files.createDirectory(directory.resolve("files"));
        Files.write(directory.resolve("files/a"), TestBytes.of(1000));
        BatchOptions options = BatchOptions.builder().upload(RECONCILE).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            failNextUpload(xai);

            StoredFile file = way.upload(client, directory, options);

            assertThat(file.name()).isEqualTo("a");
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.files().all())
                    .extracting(FakeFile::id)
                    .isEqualTo(way == Way.SCOPE ? List.of() : List.of(file.id()));
        }
    }

    /** A file that is found is asked about and deleted, as one whose upload was answered. */
    @Test
    default void aQuestionAboutFilesSettlesTheirUploads() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            failNextUpload(xai);

            Answer answer = client.ask(
                    "grok-4.5", ChatContract.QUESTION, List.of(ChatContract.heron()), ChatOptions.none(), RECONCILE);

            assertThat(answer.content()).contains("48213");
            assertThat(answer.fileIds()).hasSize(1);
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.files().all()).isEmpty();
        }
    }
}
