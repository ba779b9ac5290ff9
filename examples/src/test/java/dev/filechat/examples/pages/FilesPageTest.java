// SPDX-License-Identifier: Apache-2.0
package dev.filechat.examples.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.listing.FileFilter;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.listing.SortBy;
import dev.filechat.files.listing.SortOrder;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeFile;
import dev.filechat.testkit.FakeXai;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/files.md. */
class FilesPageTest {
    private static final byte[] CONTENT = "The report of the year.".getBytes(UTF_8);

    @AutoClose
    private final FakeXai xai = FakeXai.start();

    @AutoClose
    private final FileChatClient client =
            xai.configure(FileChatClient.builder()).transport("grpc-netty").build();

    @TempDir
    private Path directory;

    private Path path;

    @BeforeEach
    void writeTheReport() throws IOException {
        path = Files.write(directory.resolve("report.pdf"), CONTENT);
    }

    @Test
    void anUploadFromAPathAndFromAStream() {
        InputStream body = new java.io.ByteArrayInputStream(CONTENT);
        // snippet: upload
        StoredFile report = client.files().upload(path);

        StoredFile fromStream = client.files().upload(FileSource.of("report.pdf", body)); // closed when it is read
        // end
        assertThat(xai.files().named("report.pdf"))
                .hasSize(2)
                .allSatisfy(file -> assertThat(file.content()).hasBinaryContent(CONTENT));
        assertThat(xai.files().all()).extracting(FakeFile::id).containsExactlyInAnyOrder(report.id(), fromStream.id());
    }

    @Test
    void anUploadWithOptions() {
        // snippet: options
        UploadOptions options = UploadOptions.builder()
                .expiresAfter(Duration.ofDays(1)) // the service deletes it then
                .sha256()
                .onProgress(progress -> System.out.println(progress)) // report.pdf 64% …
                .build();

        UploadReceipt receipt = client.files().uploadWithReceipt(FileSource.of(path), options);
        System.out.println(receipt.file().id() + " " + receipt.sha256().orElseThrow());
        // end
        assertThat(xai.files().named("report.pdf"))
                .extracting(FakeFile::sha256)
                .containsExactly(receipt.sha256().orElseThrow());
        assertThat(receipt.file().expiresAt()).isPresent();
    }

    @Test
    void filesThatAreDeletedWithTheirScope() {
        // snippet: scope
        try (FileScope scope = client.files().scope(Duration.ofHours(1))) {
            StoredFile report = scope.upload(path);
            System.out.println(client.files().get(report.id()).size() + " bytes");
        } // deletes the file; should the process die first, the service deletes it an hour after the upload
        // end
        assertThat(xai.calls("UploadFile")).isOne();
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void aListingThatTheServiceFilters() {
        StoredFile stored = client.files().upload(path);
        // snippet: list
        ListFilesRequest large = ListFilesRequest.builder()
                .filter(FileFilter.size().atLeast(10).and(FileFilter.createdAt().after(Instant.EPOCH)))
                .sortBy(SortBy.SIZE)
                .order(SortOrder.DESCENDING)
                .build();
        for (StoredFile file : client.files().listAll(large)) { // asks for page after page as you read
            System.out.println(file.name() + " " + file.size());
        }
        // end
        assertThat(client.files().listAll(large)).containsExactly(stored);
    }

    @Test
    void aDownloadToAFileAndAsAStream() throws IOException {
        String fileId = client.files().upload(path).id();
        // snippet: download
        Path saved = client.files().downloadTo(fileId, Files.createDirectory(directory.resolve("downloads")));

        try (InputStream content =
                client.files().content(fileId)) { // goes on where it stopped if the connection breaks
            content.transferTo(System.out);
        }
        // end
        assertThat(saved).hasFileName("report.pdf").hasBinaryContent(CONTENT);
    }

    @Test
    void aDownloadOverAFile() {
        String fileId = client.files().upload(path).id();
        Path target = directory.resolve("report.pdf");
        // snippet: overwrite
        client.files()
                .download(
                        fileId,
                        target,
                        DownloadOptions.builder().overwrite(true).build());
        // end
        assertThat(target).hasBinaryContent(CONTENT);
    }

    @Test
    void theEndOfAFile() {
        String oldFileId = client.files().upload(path).id();
        // snippet: replace
        StoredFile report = client.files().replace(oldFileId, FileSource.of(path)); // uploads, then deletes the old one

        client.files().delete(report.id());
        System.out.println(client.files().exists(report.id())); // false
        // end
        assertThat(xai.files().all()).isEmpty();
    }

    @Test
    void aPublicUrl() {
        String fileId = client.files().upload(path).id();
        // snippet: publicUrl
        String url = client.files().createPublicUrl(fileId, Duration.ofHours(2)).url();
        // end
        assertThat(URI.create(url).isAbsolute()).isTrue();
    }

    @Test
    void filesSideBySide() {
        // snippet: batch
        List<FileSource> sources = FileSource.folder(directory);
        BatchOptions options = BatchOptions.builder().maxConcurrent(4).build();
        List<StoredFile> files = client.files().uploadAll(sources, options).orThrow();
        // end
        assertThat(files).extracting(StoredFile::name).containsExactly("report.pdf");
    }
}
