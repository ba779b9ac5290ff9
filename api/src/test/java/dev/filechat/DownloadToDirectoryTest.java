// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.IntegrityException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.downloads.DownloadFailedException;
import dev.filechat.files.downloads.DownloadOptions;
import dev.filechat.files.downloads.DownloadProgress;
import dev.filechat.files.downloads.DownloadProgress.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests names that come from a server, and files that are there already. */
class DownloadToDirectoryTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final DownloadOptions OVERWRITE =
            DownloadOptions.builder().overwrite(true).build();

    private final FakeTransport transport = new FakeTransport().onContent((id, call) -> FakeContent.of(BYTES));

    @TempDir
    Path directory;

    static Stream<Arguments> names() {
        return Stream.of(
                Arguments.of("report.pdf", "report.pdf"),
                Arguments.of("Größe 文件 📄.txt", "Größe 文件 📄.txt"),
                Arguments.of("../../etc/passwd", "passwd"),
                Arguments.of("..\\..\\evil.exe", "evil.exe"),
                Arguments.of("/etc/passwd", "passwd"),
                Arguments.of("C:\\x\\a.txt", "a.txt"),
                Arguments.of("C:a.txt", "C_a.txt"),
                Arguments.of("a.txt:stream", "a.txt_stream"),
                Arguments.of("..", "file-1"),
                Arguments.of("", "file-1"),
                Arguments.of(" . . ", "file-1"),
                Arguments.of("x/", "file-1"),
                Arguments.of(".bashrc", "bashrc"),
                Arguments.of("a.txt. .", "a.txt"),
                Arguments.of("a\0b\n\u001b[2Jc.txt", "ab[2Jc.txt"),
                Arguments.of("\u202etxt.exe\u200f", "txt.exe"),
                Arguments.of("a\u2028b\ufeff\ud83d", "ab"),
                Arguments.of("\u3164", "_"),
                Arguments.of("\u2800.txt", "_.txt"),
                Arguments.of("a\u034fb\u115f\u1160\uffa0\u17b4", "a_b____"),
                Arguments.of("\ufe0f\udb40\udd00", "file-1"),
                Arguments.of("\u2764\ufe0f.txt", "\u2764.txt"),
                Arguments.of("<a>|\"?*", "_a_____".substring(0, 7)),
                Arguments.of("CON", "_CON"),
                Arguments.of("nul.txt", "_nul.txt"),
                Arguments.of("Lpt9 .tar.gz", "_Lpt9 .tar.gz"),
                Arguments.of("com¹", "_com¹"),
                Arguments.of("console.txt", "console.txt"),
                Arguments.of("x".repeat(255) + ".pdf", "x".repeat(116) + ".pdf"),
                Arguments.of("📄".repeat(255) + ".pdf", "📄".repeat(29) + ".pdf"),
                Arguments.of("x." + "y".repeat(200), "x." + "y".repeat(118)),
                Arguments.of("x".repeat(119) + ". y", "x".repeat(117) + ". y"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aNameIsMadeSafe(String name, String safe) {
        stored("file-1", name);

        Path file = transport.client().files().downloadTo("file-1", directory);

        assertThat(file).isEqualTo(directory.resolve(safe)).hasBinaryContent(BYTES);
        assertThat(safe.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(120);
    }

    @Test
    void anyNameBecomesAFileInTheDirectory() {
        for (int seed = 0; seed < 500; seed++) {
            stored("file-1", Changed.name(new Random(seed)));

            Path file = transport.client().files().downloadTo("file-1", directory, OVERWRITE);

            assertThat(file).as("seed %s", seed).isRegularFile().hasParent(directory);
            assertThat(file.getFileName().toString())
                    .as("seed %s", seed)
                    .matches("[^\\p{Cntrl}\\p{Cf}\\p{Zl}/\\\\:]*[^.\\s]");
        }
    }

    @Test
    void anIdFromAServerIsMadeSafeToo() {
        stored("../.\u202e", "..");

        assertThat(transport.client().files().downloadTo("file-1", directory)).isEqualTo(directory.resolve("file"));
    }

    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        Files.writeString(directory.resolve("a.tar.gz"), "mine");
        Files.createSymbolicLink(directory.resolve("a.tar (1).gz"), directory.resolve("nowhere"));
        stored("file-1", "a.tar.gz");

        Path file = transport.client().files().downloadTo("file-1", directory);

        assertThat(file).isEqualTo(directory.resolve("a.tar (2).gz")).hasBinaryContent(BYTES);
        assertThat(directory.resolve("a.tar.gz")).hasContent("mine");
        assertThat(directory.resolve("nowhere")).doesNotExist();
        assertThat(entries()).hasSize(3);
    }

    @Test
    void aNameThatIsTakenIsReplacedWhereThatIsWanted() throws IOException {
        Path mine = Files.writeString(directory.resolve("a.txt"), "mine");
        stored("file-1", "a.txt");

        assertThat(transport.client().files().downloadTo("file-1", directory, OVERWRITE))
                .isEqualTo(mine);

        assertThat(mine).hasBinaryContent(BYTES);
        assertThat(entries()).containsExactly(mine);
    }

    @Test
    void aLinkIsReplacedAndNotFollowed() throws IOException {
        Path elsewhere = Files.writeString(directory.resolve("elsewhere"), "mine");
        Path target = Files.createSymbolicLink(directory.resolve("a.txt"), elsewhere);
        stored("file-1", "b.txt");

        transport.client().files().download("file-1", target, OVERWRITE);

        assertThat(Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)).isTrue();
        assertThat(elsewhere).hasContent("mine");
    }

    @Test
    void aDirectoryIsNeverReplaced() throws IOException {
        Path target = Files.createDirectory(directory.resolve("a"));

        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(() -> transport.client().files().download("file-1", target, OVERWRITE))
                .withMessageContaining("is a directory, which is not replaced");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void whatIsReplacedStaysAsItIsUntilTheNewOneIsWhole() throws IOException {
        Path target = Files.writeString(directory.resolve("a.txt"), "mine");
        transport.onGet((id, call) -> StoredFile.builder(id, "a.txt", 4).build());

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(() -> transport.client().files().download("file-1", target, OVERWRITE));

        assertThat(target).hasContent("mine");
        assertThat(entries()).containsExactly(target);
    }

    @Test
    void aMissingDirectoryIsToldBeforeAnythingIsAskedFor() {
        assertThatExceptionOfType(DownloadFailedException.class)
                .isThrownBy(() -> transport.client().files().downloadTo("file-1", directory.resolve("none")))
                .withMessageContaining("there is no directory");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void theEndIsToldWhenTheFileIsInItsPlace() {
        stored("file-1", "a.txt");
        List<Stage> told = new ArrayList<>();

        transport
                .client()
                .files()
                .downloadTo(
                        "file-1",
                        directory,
                        DownloadOptions.builder()
                                .onProgress((DownloadProgress p) -> {
                                    told.add(p.stage());
                                    assertThat(Files.exists(directory.resolve("a.txt")))
                                            .isEqualTo(p.stage() == Stage.DONE);
                                })
                                .build());

        assertThat(told).containsExactly(Stage.STARTED, Stage.DONE);
    }

    private void stored(String id, String name) {
        transport.onGet(
                (asked, call) -> StoredFile.builder(id, name, BYTES.length).build());
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        }
    }
}
