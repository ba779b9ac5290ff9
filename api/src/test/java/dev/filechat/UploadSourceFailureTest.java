// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.filechat.files.FileSource;
import dev.filechat.files.UploadOptions;
import dev.filechat.spi.TransportException.Delivery;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that change or fail on the way, and what becomes of their handles. */
class UploadSourceFailureTest {
    private static final int CHUNK = UploadOptions.MIN_CHUNK_SIZE;
    private static final UploadOptions OPTIONS =
            UploadOptions.builder().chunkSize(CHUNK).build();

    private final Received received = new Received();
    private final FakeTransport transport = new FakeTransport().onUpload(received);
    private final FileChatClient client = transport.client();

    @TempDir
    Path directory;

    /** What may happen to a file in the meantime. */
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
    void a_file_that_changes_on_the_way_is_never_told_to_be_complete(Change change) throws IOException {
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
        assertThat(openHandlesOf(file)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, 2 * CHUNK + 1})
    void a_stream_of_another_length_than_was_said_is_never_told_to_be_complete(int length) {
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
    void an_endless_stream_is_stopped_at_the_limit() {
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
        UploadOptions large = UploadOptions.builder()
                .chunkSize(UploadOptions.MAX_CHUNK_SIZE)
                .build();

        assertThatExceptionOfType(FileTooLargeException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", endless), large))
                .withMessageContaining("\"a.bin\" gives more than 536870912 bytes");
        assertThat(received.ended).isFalse();
        assertThat(received.size).isBetween((512L << 20) - UploadOptions.MAX_CHUNK_SIZE, 512L << 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, CHUNK, 2 * CHUNK + 5})
    void an_error_of_the_disk_is_told_as_it_is_and_not_tried_again(int after) {
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

    @Test
    void the_upload_closes_what_it_opened_once_after_success_and_after_failure() {
        TestBytes.Recording good = new TestBytes.Recording(TestBytes.of(3));
        client.files().upload(FileSource.of("a.bin", () -> good));
        TestBytes.Recording bad = new TestBytes.Recording(TestBytes.of(3));
        received.breakAfter(1, Failures.broken(Delivery.AMBIGUOUS));

        assertThatExceptionOfType(UnknownOutcomeException.class)
                .isThrownBy(() -> client.files().upload(FileSource.of("a.bin", () -> bad)));

        assertThat(good.closes).hasValue(1);
        assertThat(bad.closes).hasValue(1);
    }

    @Test
    void the_stream_of_the_caller_stays_open() {
        TestBytes.Recording stream = new TestBytes.Recording(TestBytes.of(3));

        client.files().upload(FileSource.of("a.bin", stream));

        assertThat(stream.closes).hasValue(0);
    }

    @Test
    void a_file_is_closed_after_success_and_after_each_failed_attempt() throws IOException {
        Path file = Files.write(directory.resolve("a.bin"), TestBytes.of(3 * CHUNK));
        FileChatClient failing = new FakeTransport()
                .onUpload((request, chunks, call) -> {
                    assertThat(openHandlesOf(file)).as("attempt %d", call.attempt()).isOne();
                    return received.breakAfter(call.attempt() < 3 ? 2 : 99, Failures.broken(Delivery.PARTIAL))
                            .run(request, chunks, call);
                })
                .client();

        failing.files().upload(file, OPTIONS);

        assertThat(received.requests).hasSize(3);
        assertThat(openHandlesOf(file)).isZero();
    }

    private static long openHandlesOf(Path file) {
        Path handles = Path.of("/proc/self/fd");
        assumeThat(handles).exists();
        try (Stream<Path> all = Files.list(handles)) {
            return all.filter(handle -> leadsTo(handle, file)).count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean leadsTo(Path handle, Path file) {
        try {
            return Files.readSymbolicLink(handle).toString().startsWith(file.toString());
        } catch (IOException e) {
            return false; // closed meanwhile, as the handle of this listing is
        }
    }
}
