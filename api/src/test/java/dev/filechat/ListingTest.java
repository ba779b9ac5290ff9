// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FakeTransport.Step;
import dev.filechat.errors.ProtocolException;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.spi.TransportException.Delivery;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final List<ListFilesRequest> requests = new ArrayList<>();
    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @Test
    void pagesFollowEachOtherWithTheSameSettingsEachWhenItIsNeeded() {
        transport.onList(page("t1", "a", "b"), page("t2"), page(null, "c"));
        ListFilesRequest request = ListFilesRequest.builder()
                .limit(2)
                .order(SortOrder.DESCENDING)
                .sortBy(SortBy.NAME)
                .filter("size_bytes > 1")
                .build();

        Iterator<StoredFile> files = client.files().listAll(request).iterator();
        assertThat(transport.attempts).hasValue(0);
        assertThat(files.next().id()).isEqualTo("a");
        assertThat(files.next().id()).isEqualTo("b");
        assertThat(transport.attempts).hasValue(1);
        assertThat(files.next().id()).isEqualTo("c");
        assertThat(files.hasNext()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(files::next);

        assertThat(requests).extracting(r -> r.pageToken().orElse("none")).containsExactly("none", "t1", "t2");
        assertThat(requests).allSatisfy(r -> {
            assertThat(r.limit()).hasValue(2);
            assertThat(r.order()).isEqualTo(SortOrder.DESCENDING);
            assertThat(r.sortBy()).contains(SortBy.NAME);
            assertThat(r.filter()).contains("size_bytes > 1");
        });
    }

    @Test
    void aStreamAsksForNoPageThatItDoesNotNeedAndEachStartsAnew() {
        transport.onList(page("t1", "a", "b"));
        var listing = client.files().list();

        assertThat(listing.stream().limit(2).map(StoredFile::id)).containsExactly("a", "b");
        assertThat(listing.stream().findFirst().map(StoredFile::id)).contains("a");

        assertThat(requests).extracting(ListFilesRequest::pageToken).allMatch(token -> token.isEmpty());
    }

    @Test
    void aPageThatFailsIsAskedForAgain() {
        transport.onList(page("t1", "a"), Step.failing(Failures.broken(Delivery.AMBIGUOUS)), page(null, "b"));

        assertThat(client.files().list()).extracting(StoredFile::id).containsExactly("a", "b");
    }

    @Test
    void aTokenThatIsGivenAgainEndsWithAnError() {
        transport.onList(page("t1", "a"), page("t1", "b"));

        assertEndsWithAnError();
    }

    @Test
    void tokensThatGoRoundInACircleEndWithAnError() {
        transport.onList((request, call) -> {
            assertThat(transport.attempts).as("attempts").hasValueLessThan(100);
            int page = request.pageToken().map(Integer::parseInt).orElse(0);
            return FilePage.of(List.of(), String.valueOf(page < 10 ? page + 1 : 4));
        });

        assertEndsWithAnError();
    }

    @Test
    void anEmptyTokenIsThatOfTheLastPage() {
        transport.onList(page("t1", "a"), page("", "b"), page(null, "not asked for"));

        assertThat(client.files().list()).extracting(StoredFile::id).containsExactly("a", "b");
        assertThat(requests).hasSize(2);
    }

    @Test
    void anEmptyTokenAsksForTheFirstPage() {
        ListFilesRequest request = ListFilesRequest.builder().pageToken("t1").build();

        assertThat(request.toBuilder().pageToken("").build().pageToken()).isEmpty();
    }

    private void assertEndsWithAnError() {
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> client.files().list().forEach(file -> {}))
                .withMessageContaining("would never end");
    }

    private Step<ListFilesRequest, FilePage> page(@Nullable String next, String... ids) {
        return (request, call) -> {
            requests.add(request);
            return FilePage.of(
                    List.of(ids).stream()
                            .map(id -> StoredFile.builder(id, id + ".txt", 1).build())
                            .toList(),
                    next);
        };
    }
}
