// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.UploadTest.random;
import static dev.filechat.testkit.UploadTest.sha256;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.DeleteFileResponse;
import dev.filechat.proto.DownloadFormat;
import dev.filechat.proto.File;
import dev.filechat.proto.FileContentChunk;
import dev.filechat.proto.ListFilesRequest;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.RetrieveFileRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredFilesTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().keys("first-key", "second-key").clock(clock).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void retrievesWhatTheUploadAnswered() throws Exception {
        File file = stubs.send(List.of(init("a.txt", 3_600)));

        assertThat(stubs.files().retrieveFile(get(file))).isEqualTo(file);
        assertThat(file.getFilename()).isEqualTo("a.txt");
        assertThat(Instant.ofEpochSecond(
                        file.getCreatedAt().getSeconds(), file.getCreatedAt().getNanos()))
                .isEqualTo(clock.instant());
    }

    @Test
    void deletesAFileEverywhere() throws Exception {
        File file = stubs.upload("a.txt", "text");

        DeleteFileResponse response = stubs.files().deleteFile(delete(file));

        assertThat(response.getDeleted()).isTrue();
        assertThat(response.getId()).isEqualTo(file.getId());
        assertGone(stubs, file);
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void forgetsAnExpiredFile() throws Exception {
        File file = stubs.send(List.of(init("a.txt", 3_600)));
        File kept = stubs.upload("b.txt", "kept");

        clock.move(Duration.ofSeconds(3_600).minusNanos(1));
        assertThat(stubs.files().retrieveFile(get(file))).isEqualTo(file);

        clock.move(Duration.ofNanos(1));
        assertGone(stubs, file);
        assertThat(stubs.files()
                        .listFiles(ListFilesRequest.getDefaultInstance())
                        .getDataList())
                .containsExactly(kept);
        assertThat(xai.files().all()).extracting(FakeFile::name).containsExactly("b.txt");
    }

    @Test
    void showsAKeyItsOwnFilesOnly() throws Exception {
        try (StubClient other = StubClients.of(xai, "second-key")) {
            File mine = stubs.upload("mine.txt", "text");
            File theirs = other.upload("theirs.txt", "text");

            assertGone(other, mine);
            assertGone(stubs, theirs);
            assertThat(stubs.files()
                            .listFiles(ListFilesRequest.getDefaultInstance())
                            .getDataList())
                    .containsExactly(mine);
            assertThat(xai.files().all()).extracting(FakeFile::keyIndex).containsExactly(0, 1);
            assertThat(xai.files().named("theirs.txt")).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_536, 5_000_000, 5_000_001, 12_000_000})
    void downloadsInChunksOfUpToFiveMillionBytes(int size) throws Exception {
        byte[] content = random(size);
        File file = stubs.upload("data.bin", content, 3 << 20);

        List<FileContentChunk> chunks = StubClient.drain(stubs.files().retrieveFileContent(content(file)));

        assertThat(chunks).hasSize((size + 4_999_999) / 5_000_000);
        assertThat(chunks).allMatch(chunk -> chunk.getData().size() <= 5_000_000);
        assertThat(sha256(StubClient.joined(chunks).toByteArray())).isEqualTo(sha256(content));
        assertThat(xai.files().all().get(0).sha256()).isEqualTo(sha256(content));
    }

    @Test
    void downloadsAnEmptyFileAsNoChunk() throws Exception {
        File file = stubs.upload("empty.bin", "");

        assertThat(StubClient.drain(stubs.files().retrieveFileContent(content(file))))
                .isEmpty();
    }

    @Test
    void downloadsTheOriginalWhenAskedForIt() throws Exception {
        File file = stubs.upload("a.txt", "\uFEFFtext");

        assertThat(download(file, DownloadFormat.DOWNLOAD_FORMAT_ORIGINAL)).isEqualTo("\uFEFFtext");
        assertThat(download(file, DownloadFormat.DOWNLOAD_FORMAT_UNKNOWN)).isEqualTo("\uFEFFtext");
    }

    @Test
    void downloadsTheTextOfATextFileAsUtf8() throws Exception {
        File utf16 = stubs.upload("a.txt", "\uFEFFna\u00EFve".getBytes(StandardCharsets.UTF_16LE), 1_000);
        File utf8 = stubs.upload("b", "\uFEFFna\u00EFve");
        File western = stubs.upload("c.txt", "caf\u00E9 cr\u00E8me".getBytes(StandardCharsets.ISO_8859_1), 1_000);

        assertThat(download(utf16, DownloadFormat.DOWNLOAD_FORMAT_TEXT)).isEqualTo("na\u00EFve");
        assertThat(download(utf8, DownloadFormat.DOWNLOAD_FORMAT_TEXT)).isEqualTo("na\u00EFve");
        assertThat(download(western, DownloadFormat.DOWNLOAD_FORMAT_TEXT)).isEqualTo("caf\u00E9 cr\u00E8me");
    }

    @Test
    void downloadsTheTextOfAPdf() throws Exception {
        File file = stubs.upload("a.pdf", Pdfs.withPages("First page.", "Second page."), 1_000);

        assertThat(download(file, DownloadFormat.DOWNLOAD_FORMAT_TEXT))
                .containsSubsequence("First page.", "Second page.");
    }

    @Test
    void refusesTheTextOfAFileThatHasNone() throws Exception {
        File binary = stubs.upload("a.bin", new byte[] {1, 2, 0, 3}, 1_000);
        File broken = stubs.upload("a.pdf", "%PDF-1.7 and nothing more");

        for (File file : List.of(binary, broken)) {
            assertThat(refusal(() -> download(file, DownloadFormat.DOWNLOAD_FORMAT_TEXT))
                            .getCode())
                    .isEqualTo(Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void stopsADownloadThatTheClientDoesNotTake() throws Exception {
        File file = stubs.upload("data.bin", random(40_000_000), 10_000_000);
        assertThat(xai.awaitNoOpenCalls(Duration.ofSeconds(20))).isTrue();

        BlockingClientCall<?, FileContentChunk> call = stubs.files().retrieveFileContent(content(file));
        call.read();
        assertThat(xai.openCalls()).isEqualTo(1);
        call.cancel("enough", null);

        assertThat(xai.awaitCancelled(1, Duration.ofSeconds(20))).isTrue();
        assertThat(xai.awaitNoOpenCalls(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void keepsTheHashOfADeletedFileAndNotItsContent() throws Exception {
        byte[] content = random(100_000);
        File file = stubs.upload("data.bin", content, 10_000);
        FakeFile stored = xai.files().all().get(0);

        stubs.files().deleteFile(delete(file));

        assertThat(stored.sha256()).isEqualTo(UploadTest.sha256(content));
        assertThatThrownBy(stored::content).hasMessageContaining(file.getId()).hasMessageContaining("no longer exists");
    }

    private void assertGone(StubClient from, File file) {
        assertThat(refusal(() -> from.files().retrieveFile(get(file))).getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> from.files().deleteFile(delete(file))).getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> StubClient.drain(from.files().retrieveFileContent(content(file))))
                        .getCode())
                .isEqualTo(Code.NOT_FOUND);
        assertThat(refusal(() -> from.answer("What?", file.getId())).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    private String download(File file, DownloadFormat format) throws Exception {
        RetrieveFileContentRequest request =
                content(file).toBuilder().setFormat(format).build();
        return StubClient.joined(StubClient.drain(stubs.files().retrieveFileContent(request)))
                .toStringUtf8();
    }

    private static RetrieveFileRequest get(File file) {
        return RetrieveFileRequest.newBuilder().setFileId(file.getId()).build();
    }

    private static DeleteFileRequest delete(File file) {
        return DeleteFileRequest.newBuilder().setFileId(file.getId()).build();
    }

    private static RetrieveFileContentRequest content(File file) {
        return RetrieveFileContentRequest.newBuilder().setFileId(file.getId()).build();
    }
}
