// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.errors.SourceUnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentFilesTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};
    private static final byte[] JPEG = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 4};

    @TempDir
    private Path directory;

    @Test
    void anImageBecomesADataUrlOfTheTypeThatItsFirstBytesTell() throws IOException {
        Path named = Files.write(directory.resolve("photo.png"), JPEG);

        assertThat(url(Content.image(PNG))).isEqualTo("data:image/png;base64," + base64(PNG));
        assertThat(url(Content.image(named))).isEqualTo("data:image/jpeg;base64," + base64(JPEG));
        assertThat(Content.image(PNG).detail()).isEqualTo(ImageDetail.AUTO);
    }

    @Test
    void whatIsNoImageIsTooLargeOrNotThereIsRefusedAtOnce() throws IOException {
        Path text = Files.writeString(directory.resolve("a.png"), "text");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.image("GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .withMessageContaining("neither PNG nor JPEG");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.image(text))
                .withMessageContaining(text.toString());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.image(Arrays.copyOf(PNG, (10 << 20) + 1)))
                .withMessageContaining("10 MiB");
        assertThat(url(Content.image(Arrays.copyOf(PNG, 10 << 20)))).startsWith("data:image/png");
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> Content.image(directory.resolve("none.png")))
                .withMessage("There is no file " + directory.resolve("none.png"));
    }

    @Test
    void aSmallFileIsReadIntoTheMessage() throws IOException {
        Path file = Files.writeString(directory.resolve("report.txt"), "three risks");

        FileRef.Inline inline = (FileRef.Inline) Content.inlineFile(file).ref();

        assertThat(inline.filename()).isEqualTo("report.txt");
        assertThat(inline.mimeType()).isEqualTo("text/plain");
        assertThat(StandardCharsets.UTF_8.decode(inline.data()).toString()).isEqualTo("three risks");
    }

    @ParameterizedTest
    @CsvSource({
        "a.ts, text/plain",
        "a.rs, text/plain",
        "a.kt, text/plain",
        "a.go, text/plain",
        "a.LOG, text/plain",
        "a.yaml, application/yaml",
        "a.yml, application/yaml",
        "a.toml, application/toml",
        "a.jsonl, application/jsonl",
        "report.final.pdf, application/pdf",
        "a.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Makefile, text/plain",
        "a.unheard, ''",
        "unheard, ''",
        "a., ''"
    })
    void theTypeOfAFileComesFromItsNameAlone(String name, String type) throws IOException {
        Path file = Files.writeString(directory.resolve(name), "x");

        assertThat(Content.inlineFile(file).ref().mimeType()).isEqualTo(type);
    }

    @Test
    void theTypeOfAFileCanBeSaid() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.ts"), "x");

        assertThat(Content.inlineFile(file, "video/mp2t").ref()).isEqualTo(inline("notes.ts", "video/mp2t"));
        assertThat(Content.inlineFile(file, "").ref()).isEqualTo(inline("notes.ts", ""));
        assertThat(Content.inlineFile("notes.ts", "text/x", new byte[] {'x'}).ref())
                .isEqualTo(inline("notes.ts", "text/x"));
    }

    private static FileRef inline(String name, String type) {
        return FileRef.inline(name, type, new byte[] {'x'});
    }

    @Test
    void aFileThatIsEmptyTooLargeOrNotThereIsRefusedAtOnce() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.txt"));
        Path large = Files.write(directory.resolve("large.bin"), new byte[(20 << 20) + 1]);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.inlineFile(empty))
                .withMessageContaining("empty");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.inlineFile(large))
                .withMessageContaining("upload it instead");
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> Content.inlineFile(directory.resolve("none.txt")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Content.inlineFile(Path.of("/")))
                .withMessageContaining("no file name");
    }

    private static String url(ImageContent image) {
        return ((ImageRef.Url) image.source()).url();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
