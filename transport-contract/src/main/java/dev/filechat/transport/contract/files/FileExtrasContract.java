// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.files.PublicUrl;
import dev.filechat.files.StoredFile;
import dev.filechat.files.TextUnavailableException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.UploadReceipt;
import dev.filechat.files.listing.FileFilter;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** Receipts, texts, filters, public URLs, replacing. */
public interface FileExtrasContract extends OverTransport {
    /** The checksums are those of what the service has. */
    @Test
    default void aReceiptHoldsTheChecksumsOfWhatWasSent() {
        byte[] bytes = TestBytes.of(500_001);
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        UploadOptions options =
                UploadOptions.builder().chunkSize(UploadContract.CHUNK).sha256().build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            UploadReceipt receipt = client.files().uploadWithReceipt(FileSource.of("a", bytes), options);

            assertThat(receipt.crc32c()).isEqualTo((int) crc.getValue());
            assertThat(receipt.sha256()).contains(TestBytes.sha256(bytes));
            assertThat(receipt.sha256()).contains(xai.files().all().getFirst().sha256());
            assertThat(receipt.bytes()).isEqualTo(bytes.length);
            assertThat(receipt.attempts()).isEqualTo(1);
        }
    }

    /** The service reads texts out of files, where it can. */
    @Test
    default void theTextOfAFileIsRead() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile text = client.files().upload(FileSource.text("a.txt", "Grüße, 你好"));
            StoredFile image = client.files().upload(FileSource.of("a.bin", TestBytes.of(1_000)));

            assertThat(client.files().contentAsText(text.id())).isEqualTo("Grüße, 你好");
            assertThatThrownBy(() -> client.files().contentAsText(image.id()))
                    .isInstanceOf(TextUnavailableException.class);
        }
    }

    /** The service understands what the filter says. */
    @Test
    default void aFilterChoosesFiles() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.of("small.pdf", new byte[10]));
            client.files().upload(FileSource.of("large.pdf", new byte[10_000]));
            client.files().upload(FileSource.of("large.txt", new byte[10_000]));
            FileFilter largePdf = FileFilter.size()
                    .greaterThan(1_000)
                    .and(FileFilter.contentType().is("application/pdf"));

            assertThat(client.files()
                            .listAll(ListFilesRequest.builder().filter(largePdf).build()))
                    .extracting(StoredFile::name)
                    .containsExactly("large.pdf");
            assertThat(client.files()
                            .listAll(ListFilesRequest.builder()
                                    .filter(largePdf.not())
                                    .build()))
                    .extracting(StoredFile::name)
                    .containsExactly("small.pdf", "large.txt");
        }
    }

    /** Anybody can read a public URL, until it is revoked. */
    @Test
    default void aPublicUrlServesTheFileUntilItIsRevoked() throws Exception {
        byte[] bytes = TestBytes.of(100_000);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                HttpClient browser = HttpClient.newHttpClient()) {
            StoredFile file = client.files().upload(FileSource.of("a.pdf", bytes));
            PublicUrl url = client.files().createPublicUrl(file.id(), Duration.ofHours(2));

            assertThat(url.expiresAt()).isPresent();
            assertThat(client.files().get(file.id()).publicUrl()).contains(url.url());
            assertThat(TestBytes.sha256(get(browser, url).body())).isEqualTo(TestBytes.sha256(bytes));

            assertThat(client.files().revokePublicUrl(file.id()).revoked()).isTrue();
            assertThat(client.files().revokePublicUrl(file.id()).revoked()).isFalse();
            assertThat(get(browser, url).statusCode()).isEqualTo(404);
        }
    }

    private static HttpResponse<byte[]> get(HttpClient browser, PublicUrl url)
            throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url.url())).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** The new file is there, the old one is not. */
    @Test
    default void aFileIsReplaced() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile old = client.files().upload(FileSource.of("a.txt", new byte[10]));
            StoredFile replaced = client.files().replace(old.id(), FileSource.of("a.txt", new byte[20]));

            assertThat(client.files().exists(old.id())).isFalse();
            assertThat(client.files().exists(replaced.id())).isTrue();
            assertThat(xai.files().all()).hasSize(1);
        }
    }
}
