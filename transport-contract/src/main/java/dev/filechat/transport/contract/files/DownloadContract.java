// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.processes.ChildJvm;
import dev.filechat.transport.contract.processes.DownloadProgram;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloads arrive whole, or not at all. */
public interface DownloadContract extends OverTransport {
    /** Nothing, a little, and several of the service's chunks. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5_000_000, 12_345_678})
    default void theBytesAreThoseThatWereUploaded(int size, @TempDir Path directory) throws IOException {
        byte[] bytes = TestBytes.of(size);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("file", bytes));

            try (InputStream content = client.files().content(stored.id())) {
                assertThat(TestBytes.sha256(content.readAllBytes())).isEqualTo(TestBytes.sha256(bytes));
            }
            Path target = client.files().download(stored.id(), directory.resolve("copy"));
            assertThat(TestBytes.sha256(Files.readAllBytes(target))).isEqualTo(TestBytes.sha256(bytes));
            assertThat(directory).isDirectoryContaining("glob:**/copy").isDirectoryNotContaining("glob:**.part");
        }
    }

    /** A reader that stops ends the call on the service too. */
    @Test
    default void closingEarlyCancelsTheCall() throws IOException, InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("file", TestBytes.of(60_000_000)));

            try (InputStream content = client.files().content(stored.id())) {
                assertThat(content.read()).isNotNegative();
            }
            assertThat(xai.awaitCancelled(1, LONG)).isTrue();
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** An unknown file fails when the content is opened, and leaves nothing on the disk. */
    @Test
    default void anUnknownFileLeavesNothing(@TempDir Path directory) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatThrownBy(() -> client.files().content("file_unknown")).isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> client.files().download("file_unknown", directory.resolve("copy")))
                    .isInstanceOf(NotFoundException.class);
            assertThat(directory).isEmptyDirectory();
        }
    }

    /** What is there is not overwritten. */
    @Test
    default void anExistingFileIsKept(@TempDir Path directory) throws IOException {
        Path target = Files.writeString(directory.resolve("copy"), "precious");
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("file", new byte[10]));

            assertThatThrownBy(() -> client.files().download(stored.id(), target))
                    .isInstanceOf(DownloadFailedException.class)
                    .hasMessageContaining("exists already");
            assertThat(target).hasContent("precious");
        }
    }

    /** Where the locale of the system has no letters but ASCII, the JDK cannot write others. */
    @OverNetwork
    @Test
    @EnabledOnOs(OS.LINUX)
    default void aNameThatTheSystemCannotWriteLosesItsLetters(@TempDir Path directory) throws Exception {
        byte[] bytes = TestBytes.of(100_000);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("отчёт 7.pdf", bytes));

            try (ChildJvm child = ChildJvm.start(
                    Map.of("LC_ALL", "C"),
                    this,
                    DownloadProgram.class,
                    List.of(),
                    xai.port(),
                    stored.id(),
                    directory)) {
                assertThat(child.result(LONG).output()).contains("placed _____ 7.pdf");
            }
            assertThat(TestBytes.sha256(Files.readAllBytes(directory.resolve("_____ 7.pdf"))))
                    .isEqualTo(TestBytes.sha256(bytes));
        }
    }
}
