// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.Ordering;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListFilterTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().keys("first-key", "second-key").clock(clock).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            size_bytes > 3                                              | c.MP4 d
            size_bytes >= 3 AND NOT content_type = "video/mp4"          | b.docx d
            name = "d"                                                  | d
            file_name != "d"                                            | a.pdf b.docx c.MP4
            content_type = "application/pdf" OR size_bytes = 5          | a.pdf d
            content_type = "application/octet-stream"                   | d
            content_type >= "video/" AND content_type < "video0"        | c.MP4
            created_at = "2026-03-01T12:00:00.123456789Z"               | a.pdf
            created_at > "2026-03-01T12:00:00.123456789Z"               | b.docx c.MP4 d
            created_at <= "2026-03-01T13:01:00.123456789+01:00"         | a.pdf b.docx
            expires_at = null                                           | a.pdf b.docx c.MP4
            expires_at != null                                          | d
            expires_at < "2026-03-01T14:00:00Z"                         | d
            upload_status = "complete"                                  | a.pdf b.docx c.MP4 d
            upload_status != "complete" OR user_defined_id != null      |
            user_defined_id = null AND size_bytes < 3                   | a.pdf
            file_id != null                                             | a.pdf b.docx c.MP4 d
            """)
    void listsWhatTheFilterTakes(String filter, String expected) throws Exception {
        uploadFour();

        assertThat(list(filter).getDataList())
                .extracting(File::getFilename)
                .containsExactly(expected == null ? new String[0] : expected.split(" "));
    }

    @Test
    void findsAFileByItsIdAmongThoseOfTheKeyOnly() throws Exception {
        List<File> files = uploadFour();
        String filter = "file_id = \"" + files.get(1).getId() + "\"";

        assertThat(list(filter).getDataList()).containsExactly(files.get(1));
        try (StubClient other = StubClients.of(xai, "second-key")) {
            assertThat(other.files().listFiles(filtered(filter)).getDataList()).isEmpty();
        }
    }

    @Test
    void pagesThroughWhatTheFilterTakes() throws Exception {
        uploadFour();
        ListFilesRequest first = filtered("size_bytes != 4").toBuilder()
                .setSortBy(FilesSortBy.FILES_SORT_BY_SIZE)
                .setOrder(Ordering.DESCENDING)
                .setLimit(1)
                .build();
        List<String> names = new ArrayList<>();

        ListFilesResponse page = stubs.files().listFiles(first);
        while (page.hasPaginationToken()) {
            names.add(page.getData(0).getFilename());
            page = stubs.files().listFiles(after(page, first));
        }

        assertThat(names).containsExactly("d", "b.docx");
        assertThat(page.getDataList()).extracting(File::getFilename).containsExactly("a.pdf");
    }

    @Test
    void refusesATokenOfAnotherFilter() throws Exception {
        uploadFour();
        ListFilesRequest first =
                filtered("size_bytes > 2").toBuilder().setLimit(1).build();
        ListFilesResponse page = stubs.files().listFiles(first);

        for (ListFilesRequest other : List.of(
                filtered("size_bytes > 3"), first.toBuilder().clearFilter().build())) {
            assertThat(refusal(() -> stubs.files().listFiles(after(page, other)))
                            .getCode())
                    .isEqualTo(Code.INVALID_ARGUMENT);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            colour = "red"       | 1  | file_name
            size_bytes > "large" | 14 | a number
            created_at > 5       | 14 | a time
            upload_status < null | 17 | a string
            size_bytes > 5 AND   | 19 | one of the fields
            """)
    void saysWhatIsWrongWithAFilter(String filter, int position, String expected) {
        Status refusal = refusal(() -> list(filter));

        assertThat(refusal.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(refusal.getDescription())
                .contains("character " + position + ":")
                .contains(expected);
    }

    @Test
    void takesAnEmptyFilterForNone() throws Exception {
        uploadFour();

        assertThat(list("").getDataCount()).isEqualTo(4);
    }

    /** Of 2, 3, 4 and 5 bytes, a minute apart; the last one expires. */
    private List<File> uploadFour() throws Exception {
        List<File> files = new ArrayList<>();
        int size = 2;
        for (String name : List.of("a.pdf", "b.docx", "c.MP4")) {
            files.add(stubs.upload(name, "x".repeat(size++)));
            clock.move(Duration.ofMinutes(1));
        }
        files.add(stubs.send(
                List.of(StubClient.init("d", 3_600), StubClient.data(ByteString.copyFromUtf8("x".repeat(size))))));
        return files;
    }

    private ListFilesResponse list(String filter) throws Exception {
        return stubs.files().listFiles(filtered(filter));
    }

    private static ListFilesRequest filtered(String filter) {
        return ListFilesRequest.newBuilder().setFilter(filter).build();
    }

    private static ListFilesRequest after(ListFilesResponse page, ListFilesRequest request) {
        return request.toBuilder().setPaginationToken(page.getPaginationToken()).build();
    }
}
