// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.IntegrityException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.spi.TransportException.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest {
    private static final int SIZE = 200_000;

    private final byte[] bytes = TestBytes.of(SIZE);
    private final FakeTransport transport = new FakeTransport()
            .onGet((id, call) -> StoredFile.builder(id, "a.bin", SIZE).build());

    @TempDir
    Path directory;

    private Path target;

    @BeforeEach
    void chooseTarget() {
        target = directory.resolve("out.bin");
    }

    @AfterEach
    void clearInterrupt() {
        boolean unused = Thread.interrupted();
    }

    @Test
    void theFileIsThereWholeAndNothingBesideIt() throws IOException {
        transport.onContent((id, call) -> FakeContent.of(bytes));

        assertThat(transport.client().files().download("file-1", target)).isEqualTo(target);

        assertThat(target).hasBinaryContent(bytes);
        assertThat(leftOvers()).containsExactly(target);
    }

    @Test
    void untilItIsWholeThereIsNoFileOfThatName() {
        transport.onContent((id, call) -> FakeContent.of(bytes).onRead(() -> {
            assertThat(target).doesNotExist();
            assertThat(leftOvers())
                    .singleElement()
                    .satisfies(part -> assertThat(part.getFileName().toString())
                            .startsWith(".filechat-")
                            .endsWith(".part"));
        }));

        transport.client().files().download("file-1", target);

        assertThat(target).exists();
    }

    @Test
    void onlyTheOwnerCanReadTheFileUnlessOthersCouldReadTheOneBefore() throws IOException {
        assumeThat(directory.getFileSystem().supportedFileAttributeViews()).contains("posix");
        List<String> during = new ArrayList<>();
        transport.onContent((id, call) -> FakeContent.of(bytes).onRead(() -> {
            try (Stream<Path> files = Files.list(directory)) {
                files.filter(file -> !file.equals(target))
                        .map(DownloadTest::permissions)
                        .forEach(during::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));

        transport.client().files().download("file-1", target);
        assertThat(permissions(target)).isEqualTo("rw-------");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r--r--"));
        DownloadOptions overwrite = DownloadOptions.builder().overwrite(true).build();
        transport.client().files().download("file-1", target, overwrite);

        assertThat(permissions(target)).isEqualTo("rw-r--r--");
        assertThat(during).isNotEmpty().containsOnly("rw-------");
    }

    private static String permissions(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTargetThatExistsIsLeftAloneAndNothingIsAskedFor() throws IOException {
        Files.writeString(target, "mine");

        assertFails(target, "exists already");

        assertThat(target).hasContent("mine");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aLinkThatLeadsNowhereExistsToo() throws IOException {
        Files.createSymbolicLink(target, directory.resolve("nowhere"));

        assertFails(target, "exists already");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aTargetThatComesToBeMeanwhileIsLeftAlone() {
        transport.onContent((id, call) -> FakeContent.of(bytes).onRead(() -> write(target, "mine")));

        assertFails(target, "cannot be written");

        assertThat(target).hasContent("mine");
        assertThat(leftOvers()).containsExactly(target);
    }

    @Test
    void aDirectoryThatDoesNotExistIsToldBeforeAnythingIsAskedFor() {
        Path missing = directory.resolve("missing");

        assertFails(missing.resolve("out.bin"), "there is no directory " + missing);
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void whenTheDiskFailsTheCauseIsTold() {
        transport.onContent((id, call) -> FakeContent.of(bytes)
                .onRead(() -> leftOvers()
                        .forEach(part -> assertThat(part.toFile().delete()).isTrue())));

        assertThat(assertFails(target, "cannot be written")).hasCauseInstanceOf(NoSuchFileException.class);
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void whenTheServiceFailsNothingIsLeft() {
        transport.onContent((id, call) -> FakeContent.breaking(bytes, 100_000, Failures.broken(Delivery.AMBIGUOUS)));

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> transport.client().files().download("file-1", target));
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void whenTheBytesAreTooFewNothingIsLeft() {
        transport.onContent((id, call) -> FakeContent.of(Arrays.copyOf(bytes, SIZE - 1)));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> transport.client().files().download("file-1", target));
        assertThat(leftOvers()).isEmpty();
    }

    @Test
    void anInterruptWhileTheDiskIsWrittenCancelsAndLeavesNothing() {
        FakeContent content =
                FakeContent.of(bytes).onRead(() -> Thread.currentThread().interrupt());
        transport.onContent((id, call) -> content);

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> transport.client().files().download("file-1", target))
                .withMessage("Downloading file file-1 was cancelled: the calling thread was interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(content.closes).hasPositiveValue();
        assertThat(leftOvers()).isEmpty();
    }

    private DownloadFailedException assertFails(Path to, String message) {
        DownloadFailedException[] thrown = new DownloadFailedException[1];
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(() -> transport.client().files().download("file-1", to))
                .withMessageContainingAll("Downloading file file-1 failed: ", message)
                .satisfies(e -> thrown[0] = e);
        return thrown[0];
    }

    private List<Path> leftOvers() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
