// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.source;
import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.files.AsyncFiles;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchUpload;
import dev.filechat.files.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AsyncTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();
    private final AsyncFiles files = client.async().files();

    @Test
    void a_call_gives_what_the_blocking_one_gives_on_a_virtual_thread() throws Exception {
        StoredFile file = files.upload(source("a", 10)).get();

        assertThat(files.get(file.id()).get()).isEqualTo(file);
        assertThat(files.delete(file.id()).thenApply(d -> d.id()).get()).isEqualTo(file.id());
        assertThat(service.threads).isNotEmpty().allMatch(Thread::isVirtual);
    }

    @Test
    void what_a_call_throws_ends_the_future() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> files.get("none").get())
                .withCauseInstanceOf(NotFoundException.class);
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> files.get(" ").get())
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cancelling_the_future_cancels_the_call() throws Exception {
        service.hold("slow");
        CompletableFuture<StoredFile> future = files.upload(source("slow", 10));
        service.awaitArrival("slow");

        assertThat(future.cancel(true)).isTrue();

        awaitEnd();
        assertThat(service.files).isEmpty();
        assertThatExceptionOfType(CancellationException.class).isThrownBy(future::get);
    }

    @Test
    void a_time_limit_on_the_future_cancels_the_call() throws Exception {
        service.hold("slow");
        CompletableFuture<StoredFile> future = files.upload(source("slow", 10));
        service.awaitArrival("slow");

        assertThat(future.orTimeout(1, TimeUnit.NANOSECONDS)).failsWithin(Duration.ofSeconds(10));

        awaitEnd();
        assertThat(service.files).isEmpty();
    }

    @Test
    void cancelling_a_batch_cancels_its_uploads() throws Exception {
        service.hold("one", "two");
        CompletableFuture<BatchUpload> future = files.uploadAll(sources("one", "two"), BatchOptions.defaults());
        service.awaitArrival("one");
        service.awaitArrival("two");

        future.cancel(true);

        awaitEnd();
        assertThat(service.files).isEmpty();
    }

    @Test
    void closing_the_client_ends_all_calls_and_refuses_new_ones() throws Exception {
        service.hold("slow");
        CompletableFuture<StoredFile> future = files.upload(source("slow", 10));
        service.awaitArrival("slow");

        client.close();

        assertThat(future)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(files.get("a"))
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IllegalStateException.class);
        awaitEnd();
    }

    @Test
    void a_stream_that_nobody_gets_is_closed() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        InputStream stream = new ByteArrayInputStream(new byte[1]) {
            @Override
            public void close() {
                closed.countDown();
            }
        };
        CompletableFuture<InputStream> future = files.call(unused -> {
            inside.countDown();
            awaitInterrupt();
            return stream;
        });
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        future.cancel(true);

        assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
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
