// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.ContentTooLargeException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.downloads.DownloadProgress;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Direction;
import dev.filechat.testkit.faults.FaultyProxy;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every place that a download can go to, and how far it gets ahead of a slow one. */
public interface DownloadWaysContract extends OverTransport {
    /** More than one of the service's chunks. */
    int SIZE = 12_345_678;

    /** To a stream, with progress. */
    @Test
    default void aStreamGetsTheBytesAndTheListenerTheProgress() {
        byte[] bytes = TestBytes.of(SIZE);
        List<DownloadProgress> told = new ArrayList<>();
        DownloadOptions options =
                DownloadOptions.builder().onProgress(told::add).build();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("file", bytes));

            assertThat(client.files().contentTo(stored.id(), out, options)).isEqualTo(SIZE);
        }
        assertThat(TestBytes.sha256(out.toByteArray())).isEqualTo(TestBytes.sha256(bytes));
        assertThat(told).extracting(DownloadProgress::bytesReceived).isSorted().startsWith(0L);
        assertThat(told).hasSizeGreaterThan(3);
        assertThat(told)
                .filteredOn(progress -> progress.stage() == DownloadProgress.Stage.STARTED)
                .containsExactly(told.getFirst());
        assertThat(told)
                .filteredOn(progress -> progress.stage() == DownloadProgress.Stage.DONE)
                .containsExactly(told.getLast());
        assertThat(told.getLast().bytesReceived()).isEqualTo(SIZE);
    }

    /** Into memory, up to a limit; of what is larger nothing is asked for. */
    @Test
    default void anArrayGetsTheBytesUpToALimit() {
        byte[] bytes = TestBytes.of(SIZE);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("file", bytes));

            assertThat(TestBytes.sha256(client.files().contentAsBytes(stored.id(), SIZE)))
                    .isEqualTo(TestBytes.sha256(bytes));
            assertThat(xai.calls("RetrieveFileContent")).isEqualTo(1);
            assertThatThrownBy(() -> client.files().contentAsBytes(stored.id(), SIZE - 1))
                    .isInstanceOfSatisfying(
                            ContentTooLargeException.class,
                            e -> assertThat(e.limit()).isEqualTo(SIZE - 1));
            assertThat(xai.calls("RetrieveFileContent")).isEqualTo(1);
        }
    }

    /** A text, up to a limit; of one that is larger the rest is not sent. */
    @Test
    default void aTextIsReadUpToALimit() throws InterruptedException {
        String text = "Grüße 你好\n".repeat(1_000);
        int size = 15 * 1_000;
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.text("a.txt", text));

            assertThat(stored.size()).isEqualTo(size);
            assertThat(client.files().contentAsText(stored.id(), size)).isEqualTo(text);
            assertThatThrownBy(() -> client.files().contentAsText(stored.id(), size - 1))
                    .isInstanceOf(ContentTooLargeException.class);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        }
    }

    /** A name from the service leads nowhere else, and takes nobody's place. */
    @Test
    default void aDirectoryGetsTheFileUnderASafeName(@TempDir Path directory) throws IOException {
        byte[] bytes = TestBytes.of(100_000);
        Path inside = Files.createDirectory(directory.resolve("inside"));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("../../outside: report.pdf", bytes));
            Path first = client.files().downloadTo(stored.id(), inside);
            Path second = client.files().downloadTo(stored.id(), inside);
            Path over = client.files()
                    .downloadTo(
                            stored.id(),
                            inside,
                            DownloadOptions.builder().overwrite(true).build());

            assertThat(second).isNotEqualTo(first);
            assertThat(over).isEqualTo(first);
            try (var files = Files.list(inside)) {
                assertThat(files).containsExactlyInAnyOrder(first, second);
            }
            assertThat(List.of(first, second))
                    .allSatisfy(path -> assertThat(TestBytes.sha256(Files.readAllBytes(path)))
                            .isEqualTo(TestBytes.sha256(bytes)));
            try (var files = Files.list(directory)) {
                assertThat(files).containsExactly(inside);
            }
        }
    }

    /**
     * A reader that does not read holds the service back: it has sent the chunk that is being read and what the window
     * admits (8 MiB at most), and goes on when the reader does. The other calls on the connection give it the time to
     * send more.
     */
    @OverNetwork
    @Test
    default void aSlowReaderHoldsTheServiceBack() throws IOException {
        byte[] bytes = TestBytes.of(60_000_000);
        long chunkAndWindow = MemoryContract.RECEIVED_CHUNK + (8 << 20);
        long otherAnswers = 500_000;
        try (FakeXai xai = fake().start();
                FileChatClient direct = client(xai);
                FaultyProxy proxy = FaultyProxy.to(xai.host(), xai.port());
                FileChatClient client =
                        plaintext(proxy.port()).apiKey(xai.key()).build()) {
            String id = direct.files().upload(FileSource.of("file", bytes)).id();
            try (InputStream content = client.files().content(id)) {
                byte[] read = content.readNBytes(1);
                for (int i = 0; i < 300; i++) {
                    client.files().get(id);
                }
                assertThat(proxy.bytes(Direction.TO_CLIENT)).isLessThan(chunkAndWindow + otherAnswers);

                byte[] all = new byte[bytes.length];
                all[0] = read[0];
                assertThat(content.readNBytes(all, 1, bytes.length - 1)).isEqualTo(bytes.length - 1);
                assertThat(TestBytes.sha256(all)).isEqualTo(TestBytes.sha256(bytes));
            }
        }
    }
}
