// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Listing, looking up, deleting. */
public interface FilesContract extends OverTransport {
    /** Every page once, in order, and no page before it is needed. */
    @Test
    default void aListingPagesByItself() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            List<StoredFile> uploaded = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                uploaded.add(client.files().upload(FileSource.of("file-" + i, new byte[i])));
            }
            ListFilesRequest request = ListFilesRequest.builder().limit(3).build();

            assertThat(client.files().listAll(request)).containsExactlyElementsOf(uploaded);
            assertThat(client.files().list()).containsExactlyElementsOf(uploaded);
            assertThat(client.files().listAll(request).stream()
                            .map(StoredFile::name)
                            .limit(4))
                    .containsExactly("file-0", "file-1", "file-2", "file-3");
        }
    }

    /** More time than a count of nanoseconds holds is as good as no limit. */
    @Test
    default void theLongestTimeoutIsNotOver() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE);
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).timeout(longest).build()) {
            client.files().upload(FileSource.of("a", new byte[10]));

            assertThat(client.files().list()).hasSize(1);
        }
    }

    /** Order and sort are the service's work. */
    @Test
    default void aPageIsSortedAsAsked() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            for (String name : List.of("b", "c", "a")) {
                client.files().upload(FileSource.of(name, name.getBytes(StandardCharsets.UTF_8)));
            }
            FilePage page = client.files()
                    .list(ListFilesRequest.builder()
                            .sortBy(SortBy.NAME)
                            .order(SortOrder.DESCENDING)
                            .limit(2)
                            .build());

            assertThat(page.files()).extracting(StoredFile::name).containsExactly("c", "b");
            assertThat(page.nextPageToken()).isPresent();
        }
    }

    /** What is looked up is what the upload gave. */
    @Test
    default void aFileIsLookedUpAndDeleted() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile stored = client.files().upload(FileSource.of("a.txt", new byte[3]));

            assertThat(client.files().get(stored.id())).isEqualTo(stored);
            assertThat(client.files().delete(stored.id()).alreadyAbsent()).isFalse();
            assertThat(xai.files().all()).isEmpty();
            assertThatThrownBy(() -> client.files().get(stored.id()))
                    .isInstanceOf(NotFoundException.class)
                    .hasMessageContaining(stored.id());
            assertThatThrownBy(() -> client.files().delete(stored.id())).isInstanceOf(NotFoundException.class);
        }
    }

    /** Files are scoped to the key's team. */
    @Test
    default void anotherKeySeesNothing() {
        try (FakeXai xai = fake().keys("one", "two").start();
                FileChatClient one = client(xai);
                FileChatClient two = configured(xai).apiKey("two").build()) {
            StoredFile stored = one.files().upload(FileSource.of("a.txt", new byte[3]));

            assertThat(two.files().list()).isEmpty();
            assertThatThrownBy(() -> two.files().get(stored.id())).isInstanceOf(NotFoundException.class);
        }
    }
}
