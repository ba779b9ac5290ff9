// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.ContentHash;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HashTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @Test
    void itIsThatOfTheBytesWhateverGivesThemAndNothingIsSent(@TempDir Path directory) throws Exception {
        byte[] bytes = TestBytes.of(4_000_000);
        Path path = Files.write(directory.resolve("a"), bytes);
        ContentHash expected = new ContentHash(Received.sha256(bytes), 4_000_000);

        assertThat(client.files().hash(FileSource.of(path))).isEqualTo(expected);
        assertThat(client.files().hash(FileSource.of("b", bytes))).isEqualTo(expected);
        assertThat(client.files()
                        .hash(FileSource.of("c", () -> new ByteArrayInputStream(bytes)), Duration.ofMinutes(1)))
                .isEqualTo(expected);
        assertThat(service.transport.attempts).hasValue(0);
    }

    @Test
    void whatAnUploadRefusesIsRefusedBeforeItIsRead() {
        FileSource unreadable = FileSource.of("a;b", () -> {
            throw new AssertionError("opened");
        });

        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.files().hash(unreadable))
                .withMessageContaining("has a semicolon");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.files().hash(FileSource.of("a", new byte[1]), Duration.ZERO))
                .withMessage("timeout is PT0S; it must be more than zero");
        client.close();
        assertThatIllegalStateException().isThrownBy(() -> client.files().hash(FileSource.of("a", new byte[1])));
    }

    @Test
    void aSourceThatCannotBeReadSaysWhy() {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files()
                        .hash(FileSource.of(
                                "a", () -> TestBytes.failingAfter(new byte[3], new IOException("broken disk")))))
                .withMessageContaining("broken disk");
    }
}
