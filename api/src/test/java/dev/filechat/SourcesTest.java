// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what each kind of source knows, and what it does to the object that it was made from. */
class SourcesTest {
    private final Received received = new Received();
    private final FakeTransport transport = new FakeTransport().onUpload(received);
    private final FileChatClient client = transport.client();

    @TempDir
    Path directory;

    @Test
    void eachKnowsItsNameItsLengthAndWhetherItCanBeReadAgain() {
        byte[] bytes = new byte[3];
        InputStream stream = new ByteArrayInputStream(bytes);

        assertKnows(FileSource.of(Path.of("a", "b.txt")), "b.txt", OptionalLong.empty(), true);
        assertKnows(FileSource.of("a", bytes), "a", OptionalLong.of(3), true);
        assertKnows(FileSource.of("a", ByteBuffer.wrap(bytes, 1, 2)), "a", OptionalLong.of(2), true);
        assertKnows(FileSource.text("a", "Größe"), "a", OptionalLong.of(7), true);
        assertKnows(FileSource.of("a", stream), "a", OptionalLong.empty(), false);
        assertKnows(FileSource.of("a", Channels.newChannel(stream)), "a", OptionalLong.empty(), false);
        assertKnows(FileSource.of("a", () -> stream), "a", OptionalLong.empty(), true);
        assertKnows(FileSource.of("a", 3, () -> stream), "a", OptionalLong.of(3), true);
        assertKnows(FileSource.resource(SourcesTest.class, "/x/b.txt"), "b.txt", OptionalLong.empty(), true);
        assertKnows(FileSource.resource(SourcesTest.class, "b.txt"), "b.txt", OptionalLong.empty(), true);
    }

    @Test
    void aFolderGivesItsOwnFilesByName() throws IOException {
        Files.writeString(directory.resolve("b.txt"), "b");
        Files.writeString(directory.resolve("a.txt"), "a");
        Files.writeString(directory.resolve(".hidden"), "h");
        Files.writeString(Files.createDirectory(directory.resolve("inner")).resolve("c.txt"), "c");

        assertThat(FileSource.folder(directory))
                .containsExactly(FileSource.of(directory.resolve("a.txt")), FileSource.of(directory.resolve("b.txt")));
    }

    @Test
    void aFolderThatCannotBeReadIsNamed() throws IOException {
        Path missing = directory.resolve("missing");
        Path file = Files.writeString(directory.resolve("a.txt"), "a");

        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> FileSource.folder(missing))
                .withMessage("There is no folder " + missing);
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> FileSource.folder(file))
                .withMessage(file + " is no folder");
    }

    private static void assertKnows(FileSource source, String name, OptionalLong length, boolean repeatable) {
        assertThat(source.name()).isEqualTo(name);
        assertThat(source.length()).isEqualTo(length);
        assertThat(source.repeatable()).isEqualTo(repeatable);
        FileSource renamed = source.named("other");
        assertThat(renamed.name()).isEqualTo("other");
        assertThat(renamed.length()).isEqualTo(length);
        assertThat(renamed.repeatable()).isEqualTo(repeatable);
        assertThat(renamed).hasSameClassAs(source);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBufferIsNeitherMovedNorFollowed(boolean direct) {
        ByteBuffer buffer = (direct ? ByteBuffer.allocateDirect(9) : ByteBuffer.allocate(9))
                .put(0, TestBytes.of(9))
                .position(2)
                .limit(7);
        byte[] part = new byte[5];
        buffer.get(2, part);
        FileSource source = FileSource.of("a.bin", buffer);
        buffer.position(3).limit(4);

        client.files().upload(source.named("b.bin"));
        client.files().upload(source);

        assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(part));
        assertThat(buffer).isEqualTo(buffer.duplicate().position(3).limit(4));
    }

    @Test
    void aBufferIsSentAgainWhole() {
        byte[] bytes = TestBytes.of(2 * UploadOptions.MIN_CHUNK_SIZE);
        received.breakAfter(1, Failures.broken(Delivery.PARTIAL));

        client.files()
                .upload(
                        FileSource.of("a.bin", ByteBuffer.wrap(bytes).asReadOnlyBuffer()),
                        UploadOptions.builder()
                                .chunkSize(UploadOptions.MIN_CHUNK_SIZE)
                                .build());

        assertThat(received.requests).hasSize(2);
        assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(bytes));
    }

    @Test
    void aTextIsSentInUtf8WithoutAMark() {
        String text = "Größe 📄\u0000";

        client.files().upload(FileSource.text("a.txt", text));

        assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\ud83d", "\udcc4secret", "\udcc4\ud83d"})
    void aTextWithHalfOfASurrogatePairIsRefusedAndNotShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FileSource.text("a.txt", text))
                .withMessageContaining("half of a surrogate pair")
                .withMessageNotContaining("secret");
    }

    @Test
    void theChannelOfTheCallerIsReadFromWhereItStandsAndStaysOpen() throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), new byte[] {1, 2, 3});
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(1);

            client.files().upload(FileSource.of("a.bin", channel));

            assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(new byte[] {2, 3}));
            assertThat(channel.isOpen()).isTrue();
        }
    }

    @Test
    void aChannelThatDoesNotBlockIsRefusedBeforeAnythingIsSent() throws IOException {
        Pipe pipe = Pipe.open();
        try (ReadableByteChannel channel = pipe.source();
                var unused = pipe.sink()) {
            pipe.source().configureBlocking(false);

            assertThatExceptionOfType(SourceUnreadableException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", channel)))
                    .withMessageContaining("non-blocking mode");
        }
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void aResourceIsOpenedByTheUploadAndClosedByIt() throws Exception {
        Path file = Files.write(directory.resolve("a.bin"), TestBytes.of(9));
        Path code = directory.resolve("dev/filechat/SourcesTest$Anchor.class");
        Files.createDirectories(directory.resolve("dev/filechat"));
        try (InputStream in = SourcesTest.class.getResourceAsStream("SourcesTest$Anchor.class")) {
            Files.write(code, in.readAllBytes());
        }
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
            Class<?> anchor = loader.loadClass("dev.filechat.SourcesTest$Anchor");

            client.files().upload(FileSource.resource(anchor, "/a.bin"));

            assertThat(received.requests.getFirst().name()).isEqualTo("a.bin");
            assertThat(received.sha256OfBytes()).isEqualTo(Received.sha256(TestBytes.of(9)));
            assertThat(OpenHandles.of(file)).isZero();
        }
    }

    /** A class of another loader. */
    static final class Anchor {}

    @Test
    void aResourceThatIsMissingIsToldBeforeAnythingIsSent() {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files().upload(FileSource.resource(SourcesTest.class, "none.txt")))
                .withMessageContaining("There is no resource none.txt beside dev.filechat.SourcesTest")
                .satisfies(e -> assertThat(e.attempts()).isZero());
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> FileSource.of("a", (ByteBuffer) null));
        assertThatNullPointerException().isThrownBy(() -> FileSource.of(null, ByteBuffer.allocate(0)));
        assertThatNullPointerException().isThrownBy(() -> FileSource.text("a", null));
        assertThatNullPointerException().isThrownBy(() -> FileSource.resource(null, "a"));
        assertThatNullPointerException().isThrownBy(() -> FileSource.of("a", (ReadableByteChannel) null));
    }
}
