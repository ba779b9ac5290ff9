// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.SourceChangedException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.files.FileTooLargeException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests sources that change or fail during the upload. */
class UploadSourceFailureTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;
    private static final UploadOptions OPTIONS =
            UploadOptions.builder().chunkSize(CHUNK).build();

    private final Received received = new Received();
    private final FakeTransport transport = new FakeTransport().onUpload(received);
    private final FileChatClient client = transport.client();

    @TempDir
    Path directory;

    /** What may happen to a file during the upload. */
    enum Change {
        GROWS,
        IS_CUT,
        IS_CUT_TO_NOTHING,
        IS_REWRITTEN_WITH_THE_SAME_SIZE,
        IS_REPLACED_BY_ANOTHER_OF_THE_SAME_SIZE_AND_TIME,
        IS_REMOVED;

        void apply(Path file) throws IOException {
            switch (this) {
                case GROWS -> Files.write(file, new byte[1], StandardOpenOption.APPEND);
                case IS_CUT -> cut(file, Files.size(file) - 1);
                case IS_CUT_TO_NOTHING -> cut(file, 0);
                case IS_REWRITTEN_WITH_THE_SAME_SIZE -> {
                    FileTime before = Files.getLastModifiedTime(file);
                    Files.write(file, new byte[(int) Files.size(file)]);
                    Files.setLastModifiedTime(file, FileTime.fromMillis(before.toMillis() + 1000));
                }
                case IS_REPLACED_BY_ANOTHER_OF_THE_SAME_SIZE_AND_TIME -> {
                    Path other = Files.write(file.resolveSibling("other"), new byte[(int) Files.size(file)]);
                    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
                    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
                }
                case IS_REMOVED -> Files.delete(file);
            }
        }

        private static void cut(Path file, long size) throws IOException {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(size);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatChangesOnTheWayIsNeverToldToBeComplete(Change change) throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), TestBytes.of(3 * CHUNK));
        FileChatClient changing = new FakeTransport()
                .onUpload((request, chunks, call) -> received.run(
                        request,
                        () -> {
                            if (received.chunks.size() == 1) {
                                change.apply(file);
                            }
                            return chunks.next();
                        },
                        call))
                .client();

        assertThatExceptionOfType(SourceChangedException.class)
                .isThrownBy(() -> changing.files().upload(file, OPTIONS))
                .withMessageContaining(file.toString())
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
        assertThat(received.ended).isFalse();
        assertThat(OpenHandles.of(file)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, 2 * CHUNK + 1})
    void aStreamOfAnotherLengthThanWasSaidIsNeverToldToBeComplete(int length) {
        for (int said : new int[] {length + 1, length + CHUNK, Math.max(0, length - 1)}) {
            if (said != length) {
                assertThatExceptionOfType(SourceChangedException.class)
                        .as("%d bytes, said to be %d", length, said)
                        .isThrownBy(() -> client.files()
                                .upload(
                                        FileSource.of(
                                                "a.bin", said, () -> new ByteArrayInputStream(TestBytes.of(length))),
                                        OPTIONS))
                        .withMessageContainingAll("\"a.bin\"", "said to be " + said);
                assertThat(received.ended).isFalse();
            }
        }
    }

    @Test
    void anEndlessStreamIsStoppedAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                return length;
            }
        };
        UploadOptions large =
                UploadOptions.builder().chunkSize(UploadOptions.MAX_CHUNK_SIZE).build();

        assertThatExceptionOfType(FileTooLargeException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", endless), large))
                .withMessageContaining("\"a.bin\" gives more than 536870912 bytes");
        assertThat(received.ended).isFalse();
        assertThat(received.size).isBetween((512L << 20) - UploadOptions.MAX_CHUNK_SIZE, 512L << 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, CHUNK, 2 * CHUNK + 5})
    void anErrorOfTheDiskIsToldAsItIsAndNotTriedAgain(int after) {
        IOException cause = new IOException("Input/output error");

        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(() -> client.files()
                        .upload(
                                FileSource.of("a.bin", () -> TestBytes.failingAfter(TestBytes.of(after), cause)),
                                OPTIONS))
                .withMessageContainingAll("\"a.bin\"", "Input/output error")
                .withCause(cause)
                .satisfies(e -> assertThat(e.retryable()).isFalse());
        assertThat(received.ended).isFalse();
        assertThat(transport.attempts).hasValue(1);
    }
}
