// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FileChatClient;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class UploadOnceTest {
    private final Map<String, String> store = new ConcurrentHashMap<>();

    @AutoClose
    private final TestService service = new TestService();

    @AutoClose
    private final FileChatClient client = service.client(TestService.KEY);

    @AutoClose
    private final FileChatClient another = service.client(TestService.ANOTHER_KEY);

    private final Bulk bulk = bulk(client);

    @TempDir
    private Path directory;

    @Test
    void theSameContentIsUploadedOnceWhateverItsNameOrKind() throws Exception {
        byte[] bytes = bytes(100_000);
        Path path = Files.write(directory.resolve("b"), bytes);

        StoredFile first = bulk.uploadOnce(FileSource.of("a", bytes));

        assertThat(bulk.uploadOnce(FileSource.of(path))).isEqualTo(first);
        assertThat(bulk.uploadOnce(FileSource.of("c", () -> new ByteArrayInputStream(bytes))))
                .isEqualTo(first);
        assertThat(service.uploads()).containsExactly("a");
        assertThat(service.xai.files().all().getFirst().sha256())
                .isEqualTo(client.files().hash(FileSource.of("a", bytes)).sha256());
    }

    @Test
    void otherContentAndAnotherAccountAreOtherUploads() {
        bulk.uploadOnce(content("a", 1));
        bulk.uploadOnce(content("b", 2));
        bulk(another).uploadOnce(content("c", 1));

        assertThat(service.uploads()).containsExactly("a", "b", "c");
        assertThat(store).hasSize(3);
        assertThat(store.keySet())
                .allSatisfy(key ->
                        assertThat(key).matches("[0-9a-f]{32}-[0-9a-f]{64}").doesNotContain(TestService.KEY));
    }

    @Test
    void aFileThatWasDeletedIsUploadedAgain() {
        StoredFile first = bulk.uploadOnce(content("a", 1));
        client.files().delete(first.id());

        bulk.uploadOnce(content("a", 1));

        assertThat(service.uploads()).hasSize(2);
    }

    @Test
    void aFileOfAnotherSizeIsNotTheSame() {
        bulk.uploadOnce(content("a", 1));
        service.xai.faults().on("RetrieveFile").once().wrongSize(7);

        bulk.uploadOnce(content("b", 1));

        assertThat(service.uploads()).containsExactly("a", "b");
        assertThat(store.values()).containsExactly(service.idOf("b"));
    }

    @Test
    void aFileThatExpiresWithinTheMarginIsUploadedAgain() {
        UploadOptions hour =
                UploadOptions.builder().expiresAfter(Duration.ofHours(1)).build();
        bulk.uploadOnce(content("a", 1), hour);
        service.clock.advance(Duration.ofMinutes(49));
        bulk.uploadOnce(content("b", 1), hour);
        assertThat(service.uploads()).containsExactly("a");

        service.clock.advance(Duration.ofMinutes(1));
        bulk.uploadOnce(content("c", 1), hour);
        assertThat(service.uploads()).containsExactly("a", "c");
    }

    @Test
    void contentThatChangesBetweenReadingAndSendingIsNotRemembered() {
        AtomicInteger opened = new AtomicInteger();
        FileSource changing =
                FileSource.of("a", () -> new ByteArrayInputStream(new byte[] {(byte) opened.incrementAndGet()}));

        assertThat(bulk.uploadOnce(changing).size()).isEqualTo(1);

        assertThat(store).isEmpty();
    }

    @Test
    void aStoreThatFailsDoesNotFailTheUpload() {
        UploadStore broken = new UploadStore() {
            @Override
            public Optional<String> find(String key) {
                throw new IllegalStateException("a store's own");
            }

            @Override
            public void put(String key, String fileId) {
                throw new IllegalStateException("a store's own");
            }

            @Override
            public void remove(String key, String fileId) {}
        };
        Bulk other = service.bulk(client).uploadStore(broken).build();

        assertThat(other.uploadOnce(content("a", 1)).id()).isEqualTo(service.idOf("a"));
    }

    @Test
    void aSourceThatCanBeReadOnlyOnceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.uploadOnce(FileSource.of("a", InputStream.nullInputStream())))
                .withMessageStartingWith("\"a\" can be read only once");
        assertThat(service.xai.requests()).isEmpty();
    }

    @Test
    void aSourceThatCannotBeReadIsTold() {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> bulk.uploadOnce(FileSource.of(directory.resolve("none"))));
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> bulk.uploadOnce(FileSource.of("a", UploadOnceTest::broken)))
                .withMessageContaining("broken disk");
    }

    @Test
    void readingTheContentHasTheTimeoutOfTheUploadForItself() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        FileSource blocked = FileSource.of("a", () -> {
            try {
                never.await();
            } catch (InterruptedException e) { // the end
            }
            return InputStream.nullInputStream();
        });
        UploadOptions short300 =
                UploadOptions.builder().timeout(Duration.ofMillis(300)).build();

        assertThatExceptionOfType(CallTimeoutException.class)
                .isThrownBy(() -> bulk.uploadOnce(blocked, short300))
                .withMessage("Reading \"a\" did not end within PT0.3S");
        assertThat(service.xai.requests()).isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedBeforeAnythingIsRead() {
        FileSource unreadable = FileSource.of("a\nb", () -> {
            throw new AssertionError("opened");
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.uploadOnce(unreadable))
                .withMessageContaining("a line terminator");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bulk.uploadOnce(content("a", 1), UploadOptions.defaults(), Duration.ofNanos(-1)))
                .withMessageContaining("margin is PT-0.000000001S");
        client.close();
        assertThatIllegalStateException().isThrownBy(() -> bulk.uploadOnce(content("a", 1)));
        assertThat(service.xai.requests()).isEmpty();
    }

    private Bulk bulk(FileChatClient of) {
        return service.bulk(of).uploadStore(new MapStore(store)).build();
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static InputStream broken() {
        return new SequenceInputStream(new ByteArrayInputStream(new byte[3]), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken disk");
            }
        });
    }

    static FileSource content(String name, int content) {
        return FileSource.of(name, new byte[] {(byte) content});
    }

    /** A store whose entries can be inspected. */
    record MapStore(Map<String, String> ids) implements UploadStore {
        @Override
        public Optional<String> find(String key) {
            return Optional.ofNullable(ids.get(key));
        }

        @Override
        public void put(String key, String fileId) {
            ids.put(key, fileId);
        }

        @Override
        public void remove(String key, String fileId) {
            ids.remove(key, fileId);
        }
    }
}
