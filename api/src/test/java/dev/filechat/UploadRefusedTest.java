// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.FileTooLargeException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what is refused before anything is sent. */
class UploadRefusedTest {
    private static final long LIMIT = 512L << 20;

    private final FakeTransport transport = new FakeTransport();
    private final FileChatClient client = transport.client();

    @TempDir
    Path directory;

    static Stream<Arguments> badNames() {
        return Stream.of(
                Arguments.of("", "is empty"),
                Arguments.of("a".repeat(256), "256 characters"),
                Arguments.of("📄".repeat(256), "256 characters"),
                Arguments.of("a\rb", "a\\rb\" has a line terminator at position 2"),
                Arguments.of("a\nb", "a\\nb\" has a line terminator"),
                Arguments.of("a\u0085b", "a line terminator"),
                Arguments.of("a\u2028b", "a line terminator"),
                Arguments.of("a\u2029b", "a line terminator"),
                Arguments.of("a\0b", "a control character"),
                Arguments.of("a\tb", "a control character"),
                Arguments.of("a\u001bb", "a control character"),
                Arguments.of("a\u007fb", "a control character"),
                Arguments.of("a\"b", "a double quote"),
                Arguments.of("a;b", "a semicolon"),
                Arguments.of("a\\b", "a backslash"),
                Arguments.of("a\ud83d", "half of a surrogate pair"),
                Arguments.of("\udcc4b", "half of a surrogate pair"));
    }

    @ParameterizedTest
    @MethodSource("badNames")
    void aNameThatTheServiceRefuses(String name, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.files().upload(FileSource.of(name, new byte[1])))
                .withMessageContaining(why)
                .withMessageNotContainingAny("\n", "\r", "\0", "\t", "\u001b", "\u2028");
        assertThat(transport.attempts).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Größe.txt", "a b.txt", "'a'.txt", "a/b", "..", "~!@#$%^&*()", "\u00a0"})
    void otherNamesAreTaken(String name) {
        transport.onUpload(new Received());

        assertThat(client.files().upload(FileSource.of(name, new byte[1])).name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "📄"})
    void aNameOf255CharactersIsTaken(String character) {
        transport.onUpload(new Received());
        String name = character.repeat(255);

        assertThat(client.files().upload(FileSource.of(name, new byte[1])).name())
                .isEqualTo(name);
    }

    @Test
    void aMissingFile() {
        assertUnreadable(directory.resolve("missing.txt"), "There is no file " + directory.resolve("missing.txt"));
    }

    @Test
    void aDirectory() {
        assertUnreadable(directory, directory + " is a directory");
    }

    @Test
    void aSpecialFile() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));

        assertUnreadable(device, "/dev/null is not a regular file");
    }

    @Test
    void aLinkThatLeadsNowhere() throws IOException {
        Path loop = directory.resolve("loop");
        Files.createSymbolicLink(loop, loop);

        assertUnreadable(loop, "The file " + loop + " cannot be opened: ");
    }

    @Test
    void aFileThatMayNotBeRead() throws IOException {
        Path file = Files.write(directory.resolve("secret.txt"), new byte[1]);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read everything");

        assertThat(assertUnreadable(file, "cannot be opened: permission denied"))
                .hasCauseInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aStreamThatCannotBeOpened() {
        IOException cause = new IOException("no such object");

        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", () -> {
                    throw new UncheckedIOException(cause);
                })))
                .withMessage("The stream for \"a.bin\" cannot be opened: no such object")
                .withCause(cause);
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", () -> (InputStream) null)))
                .withMessageContaining("returned null");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aFileOver512MiB() throws IOException {
        Path file = directory.resolve("big.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(LIMIT + 1);
        }

        assertThatExceptionOfType(FileTooLargeException.class)
                .isThrownBy(() -> client.files().upload(file))
                .withMessageContainingAll("\"big.bin\" has 536870913 bytes", "512 MiB")
                .satisfies(e -> assertThat(e.limit()).isEqualTo(LIMIT))
                .satisfies(e -> assertThat(e.attempts()).isZero())
                .satisfies(e -> assertThat(e.retryable()).isFalse());
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aStreamThatIsSaidToGiveMoreThan512MiBIsNotEvenOpened() {
        assertThatExceptionOfType(FileTooLargeException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", LIMIT + 1, () -> {
                    throw new AssertionError("opened");
                })));
        assertThat(transport.attempts).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT59M59.999999999S", "PT720H0.000000001S", "PT720H1S", "PT1H0.5S", "-PT2H"})
    void anExpiryThatTheServiceRefusesOrThatWouldBeCut(String expiry) {
        UploadOptions.Builder options = UploadOptions.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.expiresAfter(Duration.parse(expiry)))
                .withMessageStartingWith("expiresAfter is " + Duration.parse(expiry));
    }

    private SourceUnreadableException assertUnreadable(Path path, String message) {
        SourceUnreadableException[] thrown = new SourceUnreadableException[1];
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of(path).named("a.txt")))
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.attempts()).isZero())
                .satisfies(e -> thrown[0] = e);
        assertThat(transport.attempts).hasValue(0);
        return thrown[0];
    }
}
