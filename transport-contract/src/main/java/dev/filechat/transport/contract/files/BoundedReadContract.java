// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.files;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.FileChatClient;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.CallStalledException;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.files.FilesService;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A source that gives nothing, or little, holds no call up beyond its time, its cancel and its patience. */
public interface BoundedReadContract extends OverTransport {
    /** Shorter than any wait of these tests. */
    Duration SHORT = Duration.ofMillis(300);

    /** Sources that give nothing and do not end. */
    enum Silent {
        /** {@code read} returns 0. */
        STREAM,
        /** {@code read} returns 0. */
        CHANNEL,
        /** The same, and it can be opened again. */
        SUPPLIER,
        /** Ends at the declared size, and then returns no bytes in place of its end. */
        END;

        private FileSource source(CountDownLatch read) {
            return switch (this) {
                case STREAM -> FileSource.of("a", zeros(read));
                case CHANNEL -> FileSource.of("a", channel(read));
                case SUPPLIER -> FileSource.of("a", () -> zeros(read));
                case END ->
                    FileSource.of("a", 10, () -> new FilterInputStream(new ByteArrayInputStream(new byte[10])) {
                        @Override
                        public int read(byte[] buffer, int offset, int length) throws IOException {
                            return available() > 0
                                    ? super.read(buffer, offset, length)
                                    : zeros(read).read(buffer, 0, 1);
                        }

                        @Override
                        public int read() throws IOException {
                            return available() > 0 ? super.read() : zeros(read).read();
                        }
                    });
            };
        }

        private static InputStream zeros(CountDownLatch read) {
            return new InputStream() {
                @Override
                public int read() {
                    throw new UnsupportedOperationException();
                }

                @Override
                public int read(byte[] buffer, int offset, int length) {
                    read.countDown();
                    return 0;
                }
            };
        }

        private static ReadableByteChannel channel(CountDownLatch read) {
            return new ReadableByteChannel() {
                @Override
                public int read(ByteBuffer buffer) {
                    read.countDown();
                    return 0;
                }

                @Override
                public boolean isOpen() {
                    return true;
                }

                @Override
                public void close() {}
            };
        }
    }

    /** Nothing for as long as the client is patient is a failure of the source's, and nothing is stored. */
    @ParameterizedTest
    @EnumSource(Silent.class)
    default void aSourceThatGivesNothingStalls(Silent silent) throws InterruptedException {
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).stallTimeout(SHORT).build()) {
            FileSource source = silent.source(new CountDownLatch(1));

            Throwable failure = new Call(() -> client.files().upload(source)).failure();

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            CallStalledException.class,
                            e -> assertThat(e.retryable()).isEqualTo(source.repeatable()))
                    .hasMessageContaining("\"a\"")
                    .hasMessageContaining("its source gave nothing for PT0.3S");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.calls("UploadFile")).isEqualTo(1);
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** The time of the call is over while the source gives nothing. */
    @ParameterizedTest
    @EnumSource(Silent.class)
    default void theTimeOfTheCallEndsTheReading(Silent silent) throws InterruptedException {
        checkTimeout((files, options) -> files.upload(silent.source(new CountDownLatch(1)), options));
    }

    /** It gives a byte now and then, and so would fill a chunk in an hour. */
    @Test
    default void theTimeOfTheCallEndsASlowReading() throws InterruptedException {
        checkTimeout((files, options) -> files.upload(FileSource.of("a", slow()), options));
    }

    /** A source that is read for its hash, too. */
    @Test
    default void aTimeEndsTheReadingForAHash() throws InterruptedException {
        checkTimeout("Reading", (files, options) -> files.hash(FileSource.of("a", () -> slow()), SHORT));
        checkTimeout("Reading", (files, options) -> files.hash(Silent.SUPPLIER.source(new CountDownLatch(1)), SHORT));
    }

    private void checkTimeout(BiConsumer<FilesService, UploadOptions> call) throws InterruptedException {
        checkTimeout("Uploading", call);
    }

    private void checkTimeout(String doing, BiConsumer<FilesService, UploadOptions> call) throws InterruptedException {
        UploadOptions options = UploadOptions.builder().timeout(SHORT).build();
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Throwable failure = new Call(() -> call.accept(client.files(), options)).failure();

            assertThat(failure)
                    .isInstanceOf(CallTimeoutException.class)
                    .hasMessage(doing + " \"a\" did not end within PT0.3S");
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** An interrupt ends the reading, and stays visible. */
    @ParameterizedTest
    @EnumSource(Silent.class)
    default void anInterruptEndsTheReading(Silent silent) throws InterruptedException {
        checkCancelled(silent, (client, call) -> call.thread.interrupt(), "the calling thread was interrupted");
    }

    /** So does the end of the client. */
    @ParameterizedTest
    @EnumSource(Silent.class)
    default void closingTheClientEndsTheReading(Silent silent) throws InterruptedException {
        checkCancelled(silent, (client, call) -> client.close(), "the client was closed");
    }

    private void checkCancelled(Silent silent, BiConsumer<FileChatClient, Call> cancel, String why)
            throws InterruptedException {
        CountDownLatch read = new CountDownLatch(1);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Call call = new Call(() -> client.files().upload(silent.source(read)));
            assertThat(read.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            cancel.accept(client, call);

            assertThat(call.failure())
                    .isInstanceOf(CallCancelledException.class)
                    .hasMessageContaining(why);
            assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(xai.files().all()).isEmpty();
        }
    }

    /** Nothing now and then is no silence. */
    @Test
    default void aSourceThatPausesArrivesWhole() {
        byte[] bytes = TestBytes.of(200_000);
        boolean[] nothing = {false};
        InputStream pausing = new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                nothing[0] = !nothing[0];
                return nothing[0] ? 0 : super.read(buffer, offset, Math.min(length, 10_000));
            }
        };
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            client.files().upload(FileSource.of("a", pausing));

            assertThat(xai.files().named("a").getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    private static InputStream slow() {
        return TestBytes.reading(() -> {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            return 7;
        });
    }

    /** A call on a thread of its own, as it may not come back. */
    final class Call {
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private final Thread thread;

        private Call(Runnable call) {
            thread = Thread.ofPlatform().daemon().start(() -> {
                try {
                    call.run();
                    end.complete(null);
                } catch (Throwable e) {
                    end.completeExceptionally(e);
                }
            });
        }

        private Throwable failure() throws InterruptedException {
            try {
                end.get(LONG.toSeconds(), TimeUnit.SECONDS);
                throw new AssertionError("The call succeeded");
            } catch (ExecutionException e) {
                return requireNonNull(e.getCause());
            } catch (TimeoutException e) {
                throw new AssertionError("The call did not end", e);
            }
        }
    }
}
