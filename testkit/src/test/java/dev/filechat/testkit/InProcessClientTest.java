// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.chat.messages.Content;
import dev.filechat.files.StoredFile;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's test with no port and no transport of its own. */
class InProcessClientTest {

    private static final UploadOptions SMALL_CHUNKS =
            UploadOptions.builder().chunkSize(UploadOptions.MIN_CHUNK_SIZE).build();

    @TempDir
    private Path directory;

    @Test
    void uploadsAndDownloadsTheSameBytes() throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(7).nextBytes(bytes);
        Path path = Files.write(directory.resolve("a.bin"), bytes);
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = xai.client()) {
            StoredFile stored = client.files().upload(path, SMALL_CHUNKS);

            assertThat(xai.files().named("a.bin").getFirst().sha256()).isEqualTo(hash);
            try (InputStream content = client.files().content(stored.id())) {
                assertThat(content.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void answersFromTheFile() {
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                FileChatClient client = xai.client()) {
            StoredFile file = client.files().upload(FileSource.text("a.txt", "The heron sleeps. The gull eats."));

            assertThat(client.chat()
                            .create("grok-4.5")
                            .append(user("What does the gull do?", Content.file(file)))
                            .sample()
                            .content())
                    .contains("The gull eats.")
                    .doesNotContain("sleeps");
        }
    }
}
