// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.FileChatClient;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.SourceUnreadableException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.FileScope;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TcpPeer;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stream or channel of the caller's is read once: what is left of it is never stored as a whole file. */
public interface ReadOnceContract extends OverTransport {
    /** In whichever way, and under any name, a used source is passed again: nothing is sent. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void aUsedSourceIsRefusedBeforeAnythingIsSent(boolean channel) {
        byte[] bytes = TestBytes.of(100_000);
        InputStream stream = Streams.inTwoParts(bytes, 60_000);
        FileSource source = channel ? FileSource.of("a", Channels.newChannel(stream)) : FileSource.of("a", stream);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                FileScope scope = client.files().scope()) {
            StoredFile stored = client.files().upload(source);
            int before = xai.requests().size();

            checkRefused(() -> client.files().upload(source), "was read by an upload before");
            checkRefused(() -> client.files().upload(source.named("b")), "\"b\"");
            checkRefused(() -> client.files().replace(stored.id(), source), "was read");
            checkRefused(
                    () -> client.ask(
                            "grok-4.5",
                            "Which risks?",
                            List.of(FileSource.text("c", "text"), source),
                            ChatOptions.none()),
                    "was read");
            checkRefused(() -> scope.upload(source), "was read");
            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() ->
                            client.async().files(files -> files.upload(source)).join())
                    .withCauseInstanceOf(SourceUnreadableException.class);
            assertThat(client.files().uploadAll(List.of(source)).failed())
                    .extracting(BatchOutcome.Failed::cause)
                    .singleElement()
                    .isInstanceOf(SourceUnreadableException.class);

            assertThat(xai.requests()).hasSize(before);
            assertThat(xai.files().all())
                    .singleElement()
                    .satisfies(file -> assertThat(file.sha256()).isEqualTo(TestBytes.sha256(firstOf(bytes, 60_000))));
        }
    }

    /** Which of two files gets what of a stream would be chance. */
    @Test
    default void twoSourcesOfOneStreamAreRefusedTogether() {
        byte[] bytes = TestBytes.of(100_000);
        InputStream stream = new ByteArrayInputStream(bytes);
        FileSource source = FileSource.of("a", stream);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                FileScope scope = client.files().scope()) {
            for (FileSource other : List.of(source, source.named("b"), FileSource.of("b", stream))) {
                List<FileSource> both = List.of(FileSource.text("c", "text"), source, other);

                assertThatIllegalArgumentException()
                        .isThrownBy(() -> client.files().uploadAll(both))
                        .withMessageContaining("sources[1] and sources[2]")
                        .withMessageContaining("same stream");
                assertThatIllegalArgumentException().isThrownBy(() -> scope.uploadAll(both));
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> client.ask("grok-4.5", "Which risks?", both, ChatOptions.none()));
            }
            assertThat(xai.requests()).isEmpty();
            client.files().upload(source);

            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** Neither the same source nor a new one makes a whole file of the rest; only who says that it is a new stream. */
    @Test
    default void theRestOfAFailedUploadIsNotStored() {
        byte[] bytes = TestBytes.of(100_000);
        InputStream stream = Streams.failingOnceAt(bytes, 60_000);
        FileSource source = FileSource.of("a", stream);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            checkRefused(() -> client.files().upload(source), "disk error");

            checkRefused(() -> client.files().upload(source), "was read by an upload before");
            checkRefused(() -> client.files().upload(FileSource.of("b", stream)), "not the whole file");
            assertThat(xai.requests())
                    .as("the first call, if it arrived before it was cancelled")
                    .hasSizeLessThan(2);
            assertThat(xai.files().all()).isEmpty();
            client.files().upload(FileSource.of("rest", new FilterInputStream(stream) {}));

            assertThat(xai.files().named("rest").getFirst().size()).isEqualTo(40_000);
        }
    }

    /** What was refused for its name, or never left, was not read. */
    @Test
    default void aSourceThatWasNotReadCanStillBeUsed() {
        byte[] bytes = TestBytes.of(100_000);
        FileSource source = FileSource.of("", new ByteArrayInputStream(bytes));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            assertThatIllegalArgumentException().isThrownBy(() -> client.files().upload(source));
            client.files().upload(source.named("a"));

            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** The same of a service that is down. */
    @OverNetwork
    @Test
    default void aSourceForAnUnreachableServiceCanStillBeUsed() {
        byte[] bytes = TestBytes.of(100_000);
        FileSource source = FileSource.of("a", new ByteArrayInputStream(bytes));
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                FileChatClient lost = plaintext(TcpPeer.closedPort()).build()) {
            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> lost.files().upload(source))
                    .satisfies(e -> assertThat(e.retryable()).isTrue());
            client.files().upload(source);

            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** The stream of an archive stands at something new with each entry. */
    @Test
    default void everyEntryOfAnArchiveIsAFile() throws IOException {
        List<byte[]> contents = List.of(TestBytes.of(100_000), new byte[0], TestBytes.of(70_000));
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(zipped)) {
            for (int i = 0; i < contents.size(); i++) {
                out.putNextEntry(new ZipEntry("entry-" + i));
                out.write(contents.get(i));
            }
        }
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(zipped.toByteArray()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                client.files().upload(FileSource.of(entry.getName(), zip));
            }

            for (int i = 0; i < contents.size(); i++) {
                assertThat(xai.files().named("entry-" + i).getFirst().sha256())
                        .isEqualTo(TestBytes.sha256(contents.get(i)));
            }
        }
    }

    /** Two uploads side by side would share it out. */
    @Test
    default void aStreamThatIsBeingReadIsRefused() throws InterruptedException {
        byte[] bytes = TestBytes.of(100_000);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        InputStream stream = Streams.waitingAtTheStart(bytes, reading, goOn);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            CompletableFuture<StoredFile> first =
                    client.async().files(files -> files.upload(FileSource.of("a", stream)));
            assertThat(reading.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

            checkRefused(() -> client.files().upload(FileSource.of("b", stream)), "is being read by another upload");
            goOn.countDown();

            assertThat(first.join().size()).isEqualTo(bytes.length);
            assertThat(xai.files().all()).hasSize(1);
            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /**
     * Where a channel or a file's stream was left is known: moved, it is a new start. A fake without a connection that
     * takes nothing is sent nothing, and so nothing is read.
     */
    @Test
    @OverNetwork
    default void aChannelThatWasMovedIsReadAnew(@TempDir Path directory) throws IOException {
        byte[] bytes = TestBytes.of(20 << 20); // more than fits into the buffers on the way
        Path file = Files.write(directory.resolve("file"), bytes);
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).stallTimeout(Duration.ofSeconds(1)).build();
                FileChannel channel = FileChannel.open(file)) {
            xai.faults().onUploads().once().takeNothing();
            assertThatExceptionOfType(CallStalledException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("a", channel)))
                    .satisfies(e -> assertThat(e.retryable()).isFalse());

            checkRefused(() -> client.files().upload(FileSource.of("a", channel)), "not the whole file");
            channel.position(0);
            client.files().upload(FileSource.of("a", channel));

            assertThat(xai.files().all())
                    .singleElement()
                    .satisfies(stored -> assertThat(stored.sha256()).isEqualTo(TestBytes.sha256(bytes)));
        }
    }

    private static void checkRefused(ThrowingCallable call, String why) {
        assertThatExceptionOfType(SourceUnreadableException.class)
                .isThrownBy(call)
                .withMessageContaining(why)
                .satisfies(e -> assertThat(e.retryable()).isFalse());
    }

    private static byte[] firstOf(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    /** Streams that report a second reading. */
    final class Streams {
        private Streams() {}

        /** Reports its end, and then has more bytes. */
        static InputStream inTwoParts(byte[] bytes, int first) {
            AtomicBoolean ended = new AtomicBoolean();
            AtomicInteger position = new AtomicInteger();
            return TestBytes.reading(() -> {
                if (position.get() == first && ended.compareAndSet(false, true)) {
                    return -1;
                }
                return position.get() < bytes.length ? bytes[position.getAndIncrement()] & 0xff : -1;
            });
        }

        /** Fails in between, and goes on when it is read again. */
        static InputStream failingOnceAt(byte[] bytes, int first) {
            AtomicBoolean failed = new AtomicBoolean();
            AtomicInteger position = new AtomicInteger();
            return TestBytes.reading(() -> {
                if (position.get() == first && failed.compareAndSet(false, true)) {
                    throw new IOException("disk error");
                }
                return position.get() < bytes.length ? bytes[position.getAndIncrement()] & 0xff : -1;
            });
        }

        /** Tells that it is read, and lets the first read wait. */
        static InputStream waitingAtTheStart(byte[] bytes, CountDownLatch reading, CountDownLatch goOn) {
            return new FilterInputStream(new ByteArrayInputStream(bytes)) {
                private final AtomicBoolean begun = new AtomicBoolean();

                @Override
                public int read(byte[] buffer, int offset, int length) throws IOException {
                    boolean first = begun.compareAndSet(false, true);
                    reading.countDown();
                    try {
                        if (first) {
                            goOn.await();
                        }
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    return super.read(buffer, offset, length);
                }
            };
        }
    }
}
