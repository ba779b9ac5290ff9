// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadStore;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class UploadOnceTest {
    private final Map<String, String> store = new ConcurrentHashMap<>();
    private final UploadService service = new UploadService();
    private final FileChatClient client = client("test-key");

    @TempDir
    private Path directory;

    @Test
    void the_same_content_is_uploaded_once_whatever_its_name_or_kind() throws Exception {
        byte[] bytes = TestBytes.of(100_000);
        Path path = Files.write(directory.resolve("b"), bytes);

        StoredFile first = client.files().uploadOnce(FileSource.of("a", bytes));

        assertThat(client.files().uploadOnce(FileSource.of(path))).isEqualTo(first);
        assertThat(client.files().uploadOnce(FileSource.of("c", () -> new ByteArrayInputStream(bytes))))
                .isEqualTo(first);
        assertThat(service.uploads).containsExactly("a");
    }

    @Test
    void other_content_and_another_account_are_other_uploads() {
        client.files().uploadOnce(content("a", 1));
        client.files().uploadOnce(content("b", 2));
        client("another-key").files().uploadOnce(content("c", 1));

        assertThat(service.uploads).containsExactly("a", "b", "c");
        assertThat(store).hasSize(3);
        assertThat(store.keySet())
                .allSatisfy(key ->
                        assertThat(key).matches("[0-9a-f]{32}-[0-9a-f]{64}").doesNotContain("test-key"));
    }

    @Test
    void a_file_that_was_deleted_is_uploaded_again() {
        StoredFile first = client.files().uploadOnce(content("a", 1));
        client.files().delete(first.id());

        client.files().uploadOnce(content("a", 1));

        assertThat(service.uploads).hasSize(2);
    }

    @Test
    void a_file_of_another_size_is_not_the_same() {
        StoredFile first = client.files().uploadOnce(content("a", 1));
        service.files.put(first.id(), StoredFile.builder(first.id(), "a", 7).build());

        client.files().uploadOnce(content("b", 1));

        assertThat(service.uploads).containsExactly("a", "b");
        assertThat(store.values()).containsExactly("id-b");
    }

    @Test
    void a_file_that_expires_within_the_margin_is_uploaded_again() {
        StoredFile first = client.files().uploadOnce(content("a", 1));
        service.files.put(first.id(), expiring(first, Duration.ofMinutes(11)));
        client.files().uploadOnce(content("b", 1));
        assertThat(service.uploads).containsExactly("a");

        service.files.put(first.id(), expiring(first, Duration.ofMinutes(10)));
        client.files().uploadOnce(content("c", 1));
        assertThat(service.uploads).containsExactly("a", "c");
    }

    @Test
    void content_that_changes_between_reading_and_sending_is_not_remembered() {
        AtomicInteger opened = new AtomicInteger();
        FileSource changing =
                FileSource.of("a", () -> new ByteArrayInputStream(new byte[] {(byte) opened.incrementAndGet()}));

        assertThat(client.files().uploadOnce(changing).size()).isEqualTo(1);

        assertThat(store).isEmpty();
    }

    @Test
    void a_store_that_fails_does_not_fail_the_upload() {
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
        FileChatClient other = service.transport.builder().uploadStore(broken).build();

        assertThat(other.files().uploadOnce(content("a", 1)).id()).isEqualTo("id-a");
    }

    @Test
    void a_source_that_can_be_read_only_once_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.files().uploadOnce(FileSource.of("a", InputStream.nullInputStream())))
                .withMessageStartingWith("\"a\" can be read only once");
        assertThat(service.transport.attempts).hasValue(0);
    }

    @Test
    void a_source_that_cannot_be_read_is_told() {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().uploadOnce(FileSource.of(directory.resolve("none"))));
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files()
                        .uploadOnce(FileSource.of(
                                "a",
                                () -> TestBytes.failingAfter(new byte[3], new java.io.IOException("broken disk")))))
                .withMessageContaining("broken disk");
    }

    private FileChatClient client(String key) {
        return service.transport
                .builder()
                .apiKey(key)
                .uploadStore(new MapStore(store))
                .build();
    }

    static FileSource content(String name, int content) {
        return FileSource.of(name, new byte[] {(byte) content});
    }

    private static StoredFile expiring(StoredFile file, Duration in) {
        return StoredFile.builder(file.id(), file.name(), file.size())
                .expiresAt(FakeTiming.START.plus(in))
                .build();
    }

    /** A store whose inside can be looked at. */
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
