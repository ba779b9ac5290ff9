// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.messages.Message;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests what ends calls from outside: closing the client, and interrupting the thread. */
@Timeout(30)
class ClosingTest {
    private final CountDownLatch inTransport = new CountDownLatch(1);
    private final FakeTransport transport = new FakeTransport()
            .onUpload((request, chunks, call) -> untilCancelled(call))
            .onGet((id, call) -> untilCancelled(call))
            .onComplete((request, call) -> untilCancelled(call))
            .onStream((request, call) -> untilCancelled(call));
    private final FileChatClient client = transport.client();

    @AfterEach
    void clearInterrupt() {
        boolean unused = Thread.interrupted();
    }

    /** Calls that wait in the transport. */
    enum Call {
        UPLOAD,
        GET,
        CONTENT,
        CHAT,
        STREAM;

        Object run(FileChatClient client) {
            return switch (this) {
                case UPLOAD -> client.files().upload(FileSource.of("a.bin", new byte[1]));
                case GET -> client.files().get("file-1");
                case CONTENT -> client.files().content("file-1");
                case CHAT -> client.chat().create("m").append(Message.user("?")).sample();
                case STREAM -> client.chat().create("m").append(Message.user("?")).stream();
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingTheClientEndsCallsUnderWayWithOneTypedError(Call call) throws Exception {
        FutureTask<Object> running = start(() -> call.run(client));
        assertThat(inTransport.await(10, TimeUnit.SECONDS)).isTrue();

        client.close();

        assertThat(running)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CallCancelledException.class)
                .withMessageContaining("was cancelled: the client was closed");
        assertThat(transport.attempts).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void afterClosingCallsAreRefused(Call call) {
        client.close();

        assertThatIllegalStateException().isThrownBy(() -> call.run(client)).withMessage("The client is closed");
        assertThat(transport.attempts).hasValue(0);
    }

    @Test
    void closingClosesTheTransportOnce() {
        assertThat(client.closed()).isFalse();
        client.close();
        assertThat(client.closed()).isTrue();
        client.close();

        assertThat(transport.closes).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptEndsTheCallAndStaysSet(Call call) throws Exception {
        FutureTask<Boolean> interrupted = new FutureTask<>(() -> {
            assertThatExceptionOfType(CallCancelledException.class)
                    .isThrownBy(() -> call.run(client))
                    .withMessageContaining("was cancelled: the calling thread was interrupted");
            return Thread.currentThread().isInterrupted();
        });
        Thread thread = Thread.ofVirtual().start(interrupted);
        assertThat(inTransport.await(10, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(interrupted).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void anInterruptBetweenTwoAttemptsEndsTheCall() {
        transport.forgetSteps().onGet(Step.failing(Failures.broken(Delivery.UNSENT)));
        transport.timing.onPause((cancelled, nanos) -> {
            throw new InterruptedException();
        });

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> client.files().get("file-1"))
                .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void closingBetweenTwoAttemptsEndsTheWaitAndTheCall() {
        transport.forgetSteps().onGet(Step.failing(Failures.broken(Delivery.UNSENT)));
        transport.timing.onPause((cancelled, nanos) -> {
            assertThat(cancelled.getCount()).isOne();
            client.close();
            assertThat(cancelled.getCount()).isZero();
        });

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> client.files().get("file-1"))
                .withMessageContaining("the client was closed");
        assertThat(transport.attempts).hasValue(1);
    }

    @Test
    void theMachinesOwnWaitingEndsWhenTheClientIsClosed() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        transport.forgetSteps().onGet((id, call) -> {
            failed.countDown();
            throw Failures.rateLimited(Duration.ofSeconds(50));
        });
        FileChatClient real = FileChatClient.builder()
                .apiKey("k")
                .transport(FakeTransport.provider("fake", s -> transport))
                .build();
        FutureTask<StoredFile> running = start(() -> real.files().get("file-1"));
        assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

        real.close();

        assertThat(running)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void aCancelThatComesBeforeTheTransportListensIsNotLost() {
        transport.forgetSteps().onGet((id, call) -> {
            client.close();
            return untilCancelled(call);
        });

        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> client.files().get("file-1"));
    }

    private static <T> FutureTask<T> start(Callable<T> callable) {
        FutureTask<T> task = new FutureTask<>(callable);
        Thread.ofVirtual().start(task);
        return task;
    }

    private <T> T untilCancelled(CallContext call) throws TransportException {
        CountDownLatch cancelled = new CountDownLatch(1);
        call.onCancel(cancelled::countDown);
        inTransport.countDown();
        try {
            cancelled.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Failures.cancelled();
    }
}
