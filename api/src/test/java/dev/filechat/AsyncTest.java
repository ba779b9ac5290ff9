// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.source;
import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.chat.messages.Message;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();
    private final AsyncClient async = client.async();

    @Test
    void aCallGivesWhatTheBlockingOneGivesOnAVirtualThread() throws Exception {
        StoredFile file = async.files(files -> files.upload(source("a", 10))).get();

        assertThat(async.files(files -> files.get(file.id())).get()).isEqualTo(file);
        assertThat(async.files(files -> files.delete(file.id()).id()).get()).isEqualTo(file.id());
        assertThat(service.threads).isNotEmpty().allMatch(Thread::isVirtual);
    }

    @Test
    void whatACallThrowsEndsTheFuture() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> async.files(files -> files.get("none")).get())
                .withCauseInstanceOf(NotFoundException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> async.files(files -> files.get(" ")).get())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancellingTheFutureCancelsTheCall() throws Exception {
        service.hold("slow");
        CompletableFuture<StoredFile> future = async.files(files -> files.upload(source("slow", 10)));
        service.awaitArrival("slow");

        assertThat(future.cancel(true)).isTrue();

        awaitEnd();
        assertThat(service.files).isEmpty();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
    }

    @Test
    void aTimeLimitOnTheFutureCancelsTheCall() throws Exception {
        service.hold("slow");
        CompletableFuture<StoredFile> future = async.files(files -> files.upload(source("slow", 10)));
        service.awaitArrival("slow");

        assertThat(future.orTimeout(1, TimeUnit.NANOSECONDS)).failsWithin(Duration.ofSeconds(10));

        awaitEnd();
        assertThat(service.files).isEmpty();
    }

    @Test
    void cancellingABatchCancelsItsUploads() throws Exception {
        service.hold("one", "two");
        CompletableFuture<BatchResult<FileSource, StoredFile>> future =
                async.files(files -> files.uploadAll(sources("one", "two"), BatchOptions.defaults()));
        service.awaitArrival("one");
        service.awaitArrival("two");

        future.cancel(true);

        awaitEnd();
        assertThat(service.files).isEmpty();
    }

    @Test
    void closingTheClientEndsAllCallsAndRefusesNewOnes() throws Exception {
        service.hold("slow");
        CompletableFuture<StoredFile> future = async.files(files -> files.upload(source("slow", 10)));
        service.awaitArrival("slow");

        client.close();

        assertThat(future)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(async.files(files -> files.get("a")))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
        awaitEnd();
    }

    @Test
    void aStreamThatNobodyGetsIsClosed() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.countDown();
            }
        };
        CompletableFuture<InputStream> future = async.files(files -> {
            inside.countDown();
            awaitInterrupt();
            return stream;
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        future.cancel(true);

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void callsAfterTheCancelledOneSendNothingThoughTheInterruptWasSwallowed() throws Exception {
        CompletableFuture<List<Throwable>> refused = new CompletableFuture<>();
        service.hold("slow");
        CompletableFuture<StoredFile> future = async.files(files -> {
            assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> files.upload(source("slow", 10)));
            boolean unused = Thread.interrupted();
            refused.complete(Stream.<ThrowingCallable>of(
                            () -> files.upload(source("late", 10)),
                            () -> files.get("a"),
                            () -> files.content("a"),
                            () -> files.list(ListFilesRequest.builder().build()),
                            () -> files.uploadAll(sources("late"), BatchOptions.defaults()),
                            () -> client.chat()
                                    .create("m")
                                    .append(Message.user("?"))
                                    .sample(),
                            () -> client.chat().create("m").append(Message.user("?")).stream())
                    .map(Assertions::catchThrowable)
                    .toList());
            return files.upload(source("late", 10));
        });
        service.awaitArrival("slow");

        future.cancel(true);

        assertThat(refused.get(10, TimeUnit.SECONDS))
                .hasSize(7)
                .allSatisfy(e -> assertThat(e)
                        .isInstanceOf(CallCancelledException.class)
                        .hasMessage("The call was not made: the future that it belongs to was cancelled"));
        awaitEnd();
        assertThat(service.files).isEmpty();
        assertThat(client.files().upload(source("b", 10)).name())
                .as("other threads go on")
                .isEqualTo("b");
    }

    @Test
    void whatDependsOnAFutureMayMakeCallsOnItsThread() throws Exception {
        CountDownLatch depended = new CountDownLatch(1);
        CompletableFuture<StoredFile> first = async.files(files -> {
            await(depended);
            return files.upload(source("a", 10));
        });
        CompletableFuture<StoredFile> second =
                first.thenApply(a -> client.files().upload(source("b", 10)));
        depended.countDown();

        assertThat(second.get(10, TimeUnit.SECONDS).name()).isEqualTo("b");
    }

    @Test
    void aMissingFunctionIsRefusedAtOnce() {
        assertThatNullPointerException().isThrownBy(() -> async.files(null)).withMessage("calls");
        assertThatNullPointerException().isThrownBy(() -> async.chat(null)).withMessage("calls");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEnd() throws InterruptedException {
        for (Thread thread : service.threads) {
            assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
        }
    }
}
