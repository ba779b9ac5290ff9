// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.files.FilesService;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.CallerThread;
import dev.filechat.transport.contract.support.Lateness;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A source whose read does not return holds no call up: the caller is released at once, and the source closed. */
public interface BlockedSourceContract extends OverTransport {
    /** Shorter than any wait of these tests. */
    Duration SHORT = Duration.ofMillis(300);

    /** Twice what is promised: after that the caller is released. What the machine is late comes to it. */
    Duration SOON = Duration.ofMillis(500);

    /** Sources that are asked for bytes, and do not return. */
    enum Blocked {
        /** An interrupt ends its read. */
        PIPE,
        /** An interrupt closes it. */
        CHANNEL,
        /** Neither an interrupt nor a close ends its read. */
        DEAF,
        /** The same, and it can be opened again. */
        SUPPLIER,
        /** It is not even opened. */
        OPENING;

        private FileSource source(Gate gate) throws IOException {
            return switch (this) {
                case PIPE ->
                    FileSource.of("a", new PipedInputStream(new PipedOutputStream()) {
                        @Override
                        @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it calls one that is
                        public int read(byte[] buffer, int offset, int length) throws IOException {
                            gate.reading.countDown();
                            return super.read(buffer, offset, length);
                        }

                        @Override
                        public void close() throws IOException {
                            gate.closed.countDown();
                            super.close();
                        }
                    });
                case CHANNEL -> FileSource.of("a", gate.channel());
                case DEAF -> FileSource.of("a", gate.deaf());
                case SUPPLIER -> FileSource.of("a", gate::deaf);
                case OPENING ->
                    FileSource.of("a", () -> {
                        gate.await();
                        return gate.deaf();
                    });
            };
        }
    }

    /** What a blocked source waits for, and what became of it. */
    final class Gate implements AutoCloseable {
        private final CountDownLatch reading = new CountDownLatch(1);
        private final CountDownLatch closed = new CountDownLatch(1);
        private final CountDownLatch open = new CountDownLatch(1);

        /** Waits, and ignores interrupts. */
        private void await() {
            reading.countDown();
            while (open.getCount() > 0) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    // it is deaf
                }
            }
        }

        private InputStream deaf() {
            return new InputStream() {
                @Override
                public int read() {
                    await();
                    return -1;
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    return read();
                }

                @Override
                public void close() {
                    closed.countDown();
                }
            };
        }

        private ReadableByteChannel channel() throws IOException {
            Pipe.SourceChannel channel = Pipe.open().source();
            return new ReadableByteChannel() {
                @Override
                public int read(ByteBuffer buffer) throws IOException {
                    reading.countDown();
                    return channel.read(buffer);
                }

                @Override
                public boolean isOpen() {
                    return channel.isOpen();
                }

                @Override
                public void close() throws IOException {
                    closed.countDown();
                    channel.close();
                }
            };
        }

        /** Wakes the threads that wait. */
        private void letGo() {
            open.countDown();
        }

        @Override
        public void close() {
            letGo();
        }
    }

    /** What ends a call while its source blocks. */
    @FunctionalInterface
    interface Ending {
        /** Ends it, and returns when, by {@link System#nanoTime()}. */
        long end(FileChatClient client, CallerThread caller);

        /** The time of the call is over by itself. */
        Ending TIME = (client, caller) -> caller.begun() + SHORT.toNanos();

        /** The thread that uploads is interrupted. */
        Ending INTERRUPT = (client, caller) -> {
            long now = System.nanoTime();
            caller.interrupt();
            return now;
        };

        /** The client is closed. */
        Ending CLOSE = (client, caller) -> {
            long now = System.nanoTime();
            client.close();
            return now;
        };
    }

    /** The time of the call is over. */
    @ParameterizedTest
    @EnumSource
    default void theTimeOfTheCallEndsABlockedRead(Blocked blocked) throws Exception {
        UploadOptions options = UploadOptions.builder().timeout(SHORT).build();

        Throwable failure = check(blocked, (files, source) -> files.upload(source, options), Ending.TIME);

        assertThat(failure)
                .isInstanceOf(CallTimeoutException.class)
                .hasMessage("Uploading \"a\" did not end within PT0.3S");
    }

    /** A source that is read for its hash, too. */
    @ParameterizedTest
    @EnumSource(names = {"SUPPLIER", "OPENING"})
    default void aTimeEndsABlockedReadForAHash(Blocked blocked) throws Exception {
        Throwable failure = check(blocked, (files, source) -> files.hash(source, SHORT), Ending.TIME);

        assertThat(failure)
                .isInstanceOf(CallTimeoutException.class)
                .hasMessage("Reading \"a\" did not end within PT0.3S");
    }

    /** The thread that uploads is interrupted. */
    @ParameterizedTest
    @EnumSource
    default void anInterruptEndsABlockedRead(Blocked blocked) throws Exception {
        Throwable failure = check(blocked, FilesService::upload, Ending.INTERRUPT);

        assertThat(failure)
                .isInstanceOf(CallCancelledException.class)
                .hasMessageContaining("the calling thread was interrupted");
    }

    /** The client is closed. */
    @ParameterizedTest
    @EnumSource
    default void closingTheClientEndsABlockedRead(Blocked blocked) throws Exception {
        Throwable failure = check(blocked, FilesService::upload, Ending.CLOSE);

        assertThat(failure).isInstanceOf(CallCancelledException.class).hasMessageContaining("the client was closed");
    }

    private @Nullable Throwable check(Blocked blocked, BiConsumer<FilesService, FileSource> upload, Ending ending)
            throws Exception {
        Gate gate = new Gate();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                Lateness lateness = new Lateness();
                gate) {
            FileSource source = blocked.source(gate);
            CallerThread caller = CallerThread.start(() -> upload.accept(client.files(), source));
            assertThat(gate.reading.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            long lostBefore = lateness.total();
            long over = ending.end(client, caller);

            Throwable failure = caller.failure(LONG);

            Duration lost = Duration.ofNanos(lateness.total() - lostBefore);
            assertThat(Duration.ofNanos(caller.ended() - over)).isLessThan(SOON.plus(lost));
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
            if (blocked == Blocked.OPENING) {
                gate.letGo(); // what is opened too late is closed
            }
            assertThat(gate.closed.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return failure;
        }
    }

    /** The thread that reads lives as long as the upload: else the writer of a pipe takes its reader for dead. */
    @Test
    default void aPipeThatIsWrittenSlowlyArrivesWhole() throws Exception {
        byte[] bytes = TestBytes.of(3 * UploadContract.CHUNK + 7);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai);
                PipedInputStream reader = new PipedInputStream(1000)) {
            CallerThread caller;
            try (PipedOutputStream writer = new PipedOutputStream(reader)) {
                caller = CallerThread.start(
                        () -> client.files().upload(FileSource.of("a", reader), UploadContract.SMALL_CHUNKS));
                for (int from = 0; from < bytes.length; from += 900) {
                    writer.write(bytes, from, Math.min(900, bytes.length - from));
                }
            }

            assertThat(caller.failure(LONG)).isNull();
            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }
}
