// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.Ordering;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListPagesTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().clock(clock).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void listsNothingAtFirst() throws Exception {
        ListFilesResponse page = stubs.files().listFiles(ListFilesRequest.getDefaultInstance());

        assertThat(page.getDataList()).isEmpty();
        assertThat(page.hasPaginationToken()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "FILES_SORT_BY_CREATED_AT, ASCENDING,  b:3 B:1 a:2 b:1",
        "FILES_SORT_BY_CREATED_AT, DESCENDING, b:1 a:2 B:1 b:3",
        "FILES_SORT_BY_FILENAME,   ASCENDING,  B:1 a:2 b:3 b:1",
        "FILES_SORT_BY_FILENAME,   DESCENDING, b:1 b:3 a:2 B:1",
        "FILES_SORT_BY_SIZE,       ASCENDING,  B:1 b:1 a:2 b:3",
        "FILES_SORT_BY_SIZE,       DESCENDING, b:3 a:2 b:1 B:1",
    })
    void sortsAndKeepsTheOrderOfTheUploadsAmongEquals(FilesSortBy sortBy, Ordering order, String expected)
            throws Exception {
        stubs.upload("b", "xxx");
        clock.move(Duration.ofSeconds(1));
        stubs.upload("B", "x");
        stubs.upload("a", "xx");
        clock.move(Duration.ofNanos(1));
        stubs.upload("b", "x");
        ListFilesRequest request =
                ListFilesRequest.newBuilder().setSortBy(sortBy).setOrder(order).build();

        for (int limit = 1; limit <= 5; limit++) {
            List<File> all = pages(request.toBuilder().setLimit(limit).build(), limit);
            assertThat(all)
                    .extracting(file -> file.getFilename() + ":" + file.getSize())
                    .containsExactly(expected.split(" "));
        }
    }

    @Test
    void listsTheOldestFirstUnlessSaidOtherwise() throws Exception {
        stubs.upload("b", "x");
        stubs.upload("a", "x");

        assertThat(stubs.files()
                        .listFiles(ListFilesRequest.getDefaultInstance())
                        .getDataList())
                .extracting(File::getFilename)
                .containsExactly("b", "a");
    }

    @ParameterizedTest
    @CsvSource({"0, 100", "-1, 100", "101, 100", "2147483647, 100", "100, 100", "99, 99", "1, 1"})
    void takesALimitOf1To100(int limit, int expected) throws Exception {
        uploadMany(103);

        ListFilesResponse page = stubs.files()
                .listFiles(ListFilesRequest.newBuilder().setLimit(limit).build());

        assertThat(page.getDataCount()).isEqualTo(expected);
        assertThat(page.hasPaginationToken()).isTrue();
    }

    @Test
    void hasNoTokenOnAFullLastPage() throws Exception {
        uploadMany(4);
        ListFilesRequest request = ListFilesRequest.newBuilder().setLimit(2).build();

        ListFilesResponse first = stubs.files().listFiles(request);
        ListFilesResponse last = stubs.files().listFiles(next(request, first));

        assertThat(last.getDataCount()).isEqualTo(2);
        assertThat(last.hasPaginationToken()).isFalse();
    }

    @Test
    void goesOnAfterTheLastFileOfThePageAlthoughItIsDeleted() throws Exception {
        uploadMany(4);
        ListFilesRequest request = ListFilesRequest.newBuilder().setLimit(2).build();
        ListFilesResponse first = stubs.files().listFiles(request);

        for (File file : first.getDataList()) {
            stubs.files()
                    .deleteFile(DeleteFileRequest.newBuilder()
                            .setFileId(file.getId())
                            .build());
        }

        assertThat(stubs.files().listFiles(next(request, first)).getDataList())
                .extracting(File::getFilename)
                .containsExactly("2.txt", "3.txt");
    }

    @Test
    void refusesATokenOfAnotherOrderOrSort() throws Exception {
        uploadMany(2);
        ListFilesRequest request = ListFilesRequest.newBuilder().setLimit(1).build();
        ListFilesRequest next = next(request, stubs.files().listFiles(request));

        assertInvalid(next.toBuilder().setOrder(Ordering.DESCENDING).build());
        assertInvalid(next.toBuilder().setSortBy(FilesSortBy.FILES_SORT_BY_SIZE).build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"?", "abc", "AAAA", "QVNDAA"})
    void refusesATokenThatItDidNotGive(String token) throws Exception {
        uploadMany(1);

        assertInvalid(ListFilesRequest.newBuilder().setPaginationToken(token).build());
    }

    @Test
    void refusesAnUnknownOrderOrSort() {
        assertInvalid(ListFilesRequest.newBuilder().setOrderValue(7).build());
        assertInvalid(ListFilesRequest.newBuilder().setSortByValue(7).build());
    }

    private void assertInvalid(ListFilesRequest request) {
        assertThat(refusal(() -> stubs.files().listFiles(request)).getCode()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    private void uploadMany(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            stubs.upload(i + ".txt", "x");
        }
    }

    private List<File> pages(ListFilesRequest first, int limit) throws Exception {
        List<File> all = new ArrayList<>();
        ListFilesRequest request = first;
        while (true) {
            ListFilesResponse page = stubs.files().listFiles(request);
            assertThat(page.getDataCount()).isBetween(1, limit);
            all.addAll(page.getDataList());
            if (!page.hasPaginationToken()) {
                return all;
            }
            request = next(first, page);
        }
    }

    private static ListFilesRequest next(ListFilesRequest request, ListFilesResponse page) {
        return request.toBuilder().setPaginationToken(page.getPaginationToken()).build();
    }
}
