// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.filechat.files.FilePage;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.proto.File;
import dev.filechat.proto.FilesSortBy;
import dev.filechat.proto.ListFilesResponse;
import dev.filechat.proto.Ordering;
import dev.filechat.proto.UploadFileInit;
import dev.filechat.spi.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fields of the messages of files in the api's types. */
class FileMessagesTest {
    @Test
    void aFileHasTheFieldsOfItsMessage() {
        StoredFile file = FileMessages.fromMessage(File.newBuilder()
                .setId("file-1")
                .setFilename("a.pdf")
                .setSize(5_000_000_000L)
                .setCreatedAt(Timestamp.newBuilder().setSeconds(1).setNanos(2))
                .setExpiresAt(Timestamp.newBuilder().setSeconds(3))
                .setPublicUrl("https://cdn.example/a")
                .setPublicUrlExpiresAt(Timestamp.newBuilder().setSeconds(4))
                .build());

        assertThat(file)
                .isEqualTo(StoredFile.builder("file-1", "a.pdf", 5_000_000_000L)
                        .createdAt(Instant.ofEpochSecond(1, 2))
                        .expiresAt(Instant.ofEpochSecond(3))
                        .publicUrl("https://cdn.example/a")
                        .publicUrlExpiresAt(Instant.ofEpochSecond(4))
                        .build());
    }

    @Test
    void aTimeThatTheMessageDoesNotHaveIsEmpty() {
        StoredFile file =
                FileMessages.fromMessage(File.newBuilder().setId("file-1").build());

        assertThat(file.createdAt()).isEmpty();
        assertThat(file.expiresAt()).isEmpty();
        assertThat(file.publicUrlExpiresAt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -31_557_014_167_219_201L, 31_556_889_864_403_200L, Long.MAX_VALUE})
    void aTimeBeyondTheCalendarIsEmpty(long seconds) {
        Timestamp never =
                Timestamp.newBuilder().setSeconds(seconds).setNanos(-1).build();
        File message = File.newBuilder()
                .setCreatedAt(never)
                .setExpiresAt(never)
                .setPublicUrlExpiresAt(never)
                .build();

        StoredFile file = FileMessages.fromMessage(message);

        assertThat(file.createdAt()).isEmpty();
        assertThat(file.expiresAt()).isEmpty();
        assertThat(file.publicUrlExpiresAt()).isEmpty();
    }

    @Test
    void aPageHasTheFilesAndTheTokenOfItsMessage() {
        FilePage page = FileMessages.fromMessage(ListFilesResponse.newBuilder()
                .addData(File.newBuilder().setId("file-1"))
                .addData(File.newBuilder().setId("file-2"))
                .setPaginationToken("more")
                .build());

        assertThat(page.files()).extracting(StoredFile::id).containsExactly("file-1", "file-2");
        assertThat(page.nextPageToken()).contains("more");
    }

    @ParameterizedTest
    @CsvSource({"CREATED_AT, FILES_SORT_BY_CREATED_AT", "NAME, FILES_SORT_BY_FILENAME", "SIZE, FILES_SORT_BY_SIZE"})
    void aListRequestIsAskedForByItsMessage(SortBy sortBy, FilesSortBy wanted) {
        ListFilesRequest request = ListFilesRequest.builder()
                .limit(42)
                .order(SortOrder.DESCENDING)
                .sortBy(sortBy)
                .pageToken("token")
                .filter("size_bytes > 1")
                .build();

        assertThat(FileMessages.toMessage(request))
                .isEqualTo(dev.filechat.proto.ListFilesRequest.newBuilder()
                        .setLimit(42)
                        .setOrder(Ordering.DESCENDING)
                        .setSortBy(wanted)
                        .setPaginationToken("token")
                        .setFilter("size_bytes > 1")
                        .build());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "1, 1", "100, 100", "101, 100"})
    void aLimitBecomesWhatTheServiceTakesItFor(int limit, int taken) {
        var message =
                dev.filechat.proto.ListFilesRequest.newBuilder().setLimit(limit).build();

        assertThat(FileMessages.fromMessage(message).limit().orElse(0)).isEqualTo(taken);
    }

    @Test
    void anOrderAndASortThatThisLibraryDoesNotKnowAreTheDefault() {
        ListFilesRequest request = FileMessages.fromMessage(dev.filechat.proto.ListFilesRequest.newBuilder()
                .setOrderValue(9)
                .setSortByValue(9)
                .build());

        assertThat(request.order()).isEqualTo(SortOrder.ASCENDING);
        assertThat(request.sortBy()).isEmpty();
    }

    @Test
    void anUploadIsOpenedWithItsNameAndExpiry() {
        UploadRequest request = UploadRequest.of("a.pdf", 70_000, Duration.ofHours(2));

        assertThat(FileMessages.toMessage(request))
                .isEqualTo(UploadFileInit.newBuilder()
                        .setName("a.pdf")
                        .setExpiresAfter(7200)
                        .build());
    }

    @Test
    void anUploadThatWasReadFromAMessageHasTheDefaultSizeOfChunks() {
        UploadRequest request = FileMessages.fromMessage(UploadFileInit.getDefaultInstance());

        assertThat(request.chunkSize()).isEqualTo(UploadOptions.DEFAULT_CHUNK_SIZE);
        assertThat(request.expiresAfter()).isEmpty();
    }
}
