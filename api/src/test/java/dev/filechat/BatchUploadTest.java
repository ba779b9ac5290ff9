// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchUploadTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @Test
    void resultsComeInTheOrderOfTheSourcesWhateverEndsFirst() throws Exception {
        service.hold("a");
        FutureTask<BatchResult<FileSource, StoredFile>> batch =
                new FutureTask<>(() -> client.files().uploadAll(sources("a", "b", "c")));
        Thread.ofVirtual().start(batch);
        service.awaitArrival("a");
        service.release("a");

        assertThat(batch.get().orThrow()).extracting(StoredFile::name).containsExactly("a", "b", "c");
        assertThat(batch.get().done()).extracting(u -> u.input().name()).containsExactly("a", "b", "c");
        assertThat(batch.get().failed()).isEmpty();
    }

    @Test
    void noMoreThanTheGivenNumberAreUnderWayAndNoThreadIsLeft() {
        List<FileSource> many =
                IntStream.range(0, 200).mapToObj(i -> source("f" + i, 10)).toList();

        BatchResult<FileSource, StoredFile> batch = client.files()
                .uploadAll(many, BatchOptions.builder().maxConcurrent(16).build());

        assertThat(batch.orThrow()).hasSize(200);
        assertThat(service.most.get()).isBetween(1, 16);
        assertThat(service.threads).hasSize(200).allMatch(Thread::isVirtual).noneMatch(Thread::isAlive);
    }

    @Test
    void eightAreUnderWayAtOnceUnlessSaid() throws Exception {
        String[] names = IntStream.range(0, 9).mapToObj(i -> "f" + i).toArray(String[]::new);
        service.hold(names);
        FutureTask<BatchResult<FileSource, StoredFile>> batch =
                new FutureTask<>(() -> client.files().uploadAll(sources(names)));
        Thread.ofVirtual().start(batch);
        for (int i = 0; i < 8; i++) {
            service.awaitArrival("f" + i);
        }
        assertThat(service.uploads).doesNotContain("f8");
        for (String name : names) {
            service.release(name);
        }

        assertThat(batch.get().orThrow()).hasSize(9);
        assertThat(service.most).hasValue(8);
    }

    @Test
    void noMoreThanTheGivenBytesAreUnderWayAndALargerFileGoesAlone() throws Exception {
        service.hold("a", "b", "large", "unknown");
        List<FileSource> sources = List.of(
                source("a", 40),
                source("b", 60),
                source("large", 101),
                FileSource.of("unknown", () -> TestBytes.dripping(new byte[1])),
                source("z", 1));
        FutureTask<BatchResult<FileSource, StoredFile>> batch = new FutureTask<>(() -> client.files()
                .uploadAll(sources, BatchOptions.builder().maxBytesInFlight(100).build()));
        Thread.ofVirtual().start(batch);
        service.awaitArrival("a");
        service.awaitArrival("b");
        service.release("a");
        service.release("b");
        service.awaitArrival("large");
        assertThat(service.underWay).hasValue(1);
        service.release("large");
        service.awaitArrival("unknown");
        assertThat(service.underWay).hasValue(1);
        service.release("unknown");

        assertThat(batch.get().orThrow()).hasSize(5);
        assertThat(service.most).hasValue(2);
    }

    @Test
    void whatGoesWrongWithOneFileDoesNotKeepTheOthers() {
        service.refuse("b");
        Path missing = Path.of("no-such-file");

        BatchResult<FileSource, StoredFile> batch = client.files()
                .uploadAll(List.of(
                        source("a", 1), source("b", 1), FileSource.of(missing), source("\"", 1), source("c", 1)));

        assertThat(batch.all()).hasSize(5);
        assertThat(batch.values()).extracting(StoredFile::name).containsExactly("a", "c");
        assertThat(batch.failed()).extracting(f -> f.input().name()).containsExactly("b", "no-such-file", "\"");
        assertThat(batch.failed().get(0).cause()).isInstanceOf(InvalidArgumentException.class);
        assertThat(batch.failed().get(1).cause()).isInstanceOf(SourceUnreadableException.class);
        assertThat(batch.failed().get(2).cause()).isInstanceOf(IllegalArgumentException.class);
        assertThatExceptionOfType(BatchFailedException.class)
                .isThrownBy(batch::orThrow)
                .withMessageStartingWith("3 of 5 files failed; the first: Uploading \"b\" was refused")
                .withCause(batch.failed().getFirst().cause())
                .satisfies(e -> {
                    assertThat(e.failures()).hasSize(3);
                    assertThat(e.getSuppressed()).hasSize(2);
                    assertThat(e.stored()).extracting(StoredFile::name).containsExactly("a", "c");
                    assertThat(e.retryable()).isFalse();
                });
    }

    @Test
    void aBatchOfNothingIsEmpty() {
        assertThat(client.files().uploadAll(List.of()).orThrow()).isEmpty();
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsSent() {
        assertThatNullPointerException()
                .isThrownBy(() -> client.files().uploadAll(Arrays.asList(source("a", 1), null)))
                .withMessage("sources[1]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchOptions.builder().maxConcurrent(0))
                .withMessageContaining("maxConcurrent is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchOptions.builder().maxBytesInFlight(0))
                .withMessageContaining("maxBytesInFlight is 0");
        client.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> client.files().uploadAll(List.of()))
                .withMessage("The client is closed");
        assertThat(service.uploads).isEmpty();
    }

    @Test
    void anErrorInASourceEndsTheBatchAndIsThrownAsItIs() {
        AssertionError error = new AssertionError("a bug");
        FileSource broken = FileSource.of("x", () -> {
            throw error;
        });

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> client.files().uploadAll(List.of(broken, source("a", 1))))
                .isSameAs(error);
    }

    static FileSource source(String name, int size) {
        return FileSource.of(name, new byte[size]);
    }

    static List<FileSource> sources(String... names) {
        return Stream.of(names).map(name -> source(name, 10)).toList();
    }

    @Test
    void aFunctionMayUploadEachFile() {
        BatchOptions oneAtATime = BatchOptions.builder().maxConcurrent(1).build();
        List<String> called = new CopyOnWriteArrayList<>();
        List<StoredFile> noted = new CopyOnWriteArrayList<>();

        BatchResult<FileSource, StoredFile> batch = client.files()
                .uploadAll(sources("a", "bad;name", "c"), oneAtATime, (source, options) -> {
                    called.add(source.name());
                    StoredFile file = client.files().upload(source, options);
                    noted.add(file);
                    if (file.name().equals("c")) {
                        throw new IllegalStateException("the function's own");
                    }
                    return file;
                });

        assertThat(called).containsExactly("a", "c");
        assertThat(noted).extracting(StoredFile::name).containsExactly("a", "c");
        assertThat(service.uploads).containsExactly("a", "c");
        assertThat(batch.values()).containsExactly(noted.getFirst());
        assertThat(batch.failed().getFirst().cause()).hasMessageContaining("has a semicolon");
        assertThat(batch.failed().getLast().cause()).hasMessage("the function's own");
    }

    @Test
    void theFunctionThatUploadsHasTheOptionsOfTheBatchAndMustReturnAFile() {
        UploadOptions hour =
                UploadOptions.builder().expiresAfter(Duration.ofHours(1)).build();

        BatchResult<FileSource, StoredFile> batch = client.files()
                .uploadAll(sources("a"), BatchOptions.builder().upload(hour).build(), (source, options) -> {
                    assertThat(options.expiresAfter()).contains(Duration.ofHours(1));
                    return null;
                });

        assertThat(batch.failed().getFirst().cause())
                .isInstanceOf(NullPointerException.class)
                .hasMessage("the result of upload");
        assertThatNullPointerException()
                .isThrownBy(() -> client.files().uploadAll(sources("a"), BatchOptions.defaults(), null))
                .withMessage("upload");
    }

    static List<String> names(List<? extends BatchOutcome<FileSource, ?>> results) {
        return results.stream().map(r -> r.input().name()).toList();
    }
}
