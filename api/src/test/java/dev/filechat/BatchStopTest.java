// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.names;
import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.files.BatchOptions;
import dev.filechat.files.BatchOutcome;
import dev.filechat.files.BatchResult;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what stops a batch early: running calls are cancelled, no others begin, and stored files are reported. */
@Timeout(30)
class BatchStopTest {
    private static final BatchOptions TWO =
            BatchOptions.builder().maxConcurrent(2).build();

    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();
    private volatile boolean flag;

    @AfterEach
    void noThreadIsLeft() {
        assertThat(service.threads).isNotEmpty().noneMatch(Thread::isAlive);
    }

    @Test
    void theFirstFailureStopsTheRestIfAskedFor() throws Exception {
        service.hold("slow", "bad").refuse("bad");
        FutureTask<BatchResult<FileSource, StoredFile>> running =
                start(TWO.toBuilder().failFast(true).build(), "stored", "slow", "bad", "later", "last");
        service.awaitArrival("slow");
        service.awaitArrival("bad");

        service.release("bad");

        BatchResult<FileSource, StoredFile> batch = running.get();
        assertThat(names(batch.done())).containsExactly("stored");
        assertThat(names(batch.failed())).containsExactly("slow", "bad", "later", "last");
        assertThat(batch.failed().get(0).cause()).isInstanceOf(CallCancelledException.class);
        assertThat(batch.failed().get(1).cause()).isInstanceOf(InvalidArgumentException.class);
        assertThat(batch.failed().get(2).cause())
                .isInstanceOf(CallCancelledException.class)
                .hasMessage("Uploading \"later\" was not begun: another one of the batch failed");
        assertThat(service.uploads).containsExactlyInAnyOrder("stored", "slow", "bad");
        assertThat(flag).isFalse();
    }

    @Test
    void anInterruptCancelsWhatRunsAndStaysSet() throws Exception {
        service.hold("one", "two");
        FutureTask<BatchResult<FileSource, StoredFile>> running =
                new FutureTask<>(() -> call(TWO, "stored", "one", "two", "three"));
        Thread thread = Thread.ofVirtual().start(running);
        service.awaitArrival("one");
        service.awaitArrival("two");

        thread.interrupt();

        BatchResult<FileSource, StoredFile> batch = running.get();
        assertThat(flag).isTrue();
        assertThat(names(batch.done())).containsExactly("stored");
        assertThat(batch.failed())
                .extracting(BatchOutcome.Failed::cause)
                .hasSize(3)
                .allSatisfy(cause -> assertThat(cause).isInstanceOf(CallCancelledException.class));
        assertThat(batch.failed().getLast().cause()).hasMessageContaining("the calling thread was interrupted");
    }

    @Test
    void closingTheClientCancelsWhatRuns() throws Exception {
        service.hold("one", "two");
        FutureTask<BatchResult<FileSource, StoredFile>> running = start(TWO, "stored", "one", "two", "three");
        service.awaitArrival("one");
        service.awaitArrival("two");

        client.close();

        BatchResult<FileSource, StoredFile> batch = running.get();
        assertThat(names(batch.done())).containsExactly("stored");
        assertThat(batch.failed())
                .extracting(BatchOutcome.Failed::cause)
                .hasSize(3)
                .allSatisfy(cause -> assertThat(cause)
                        .isInstanceOf(CallCancelledException.class)
                        .hasMessageContaining("the client was closed"));
    }

    @Test
    void aThreadThatIsInterruptedAlreadyBeginsNothing() throws Exception {
        service.threads.add(Thread.ofVirtual().unstarted(() -> {}));
        FutureTask<BatchResult<FileSource, StoredFile>> running = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            return call(TWO, "one");
        });
        Thread.ofVirtual().start(running);

        assertThat(running.get().failed()).hasSize(1);
        assertThat(flag).isTrue();
        assertThat(service.uploads).isEmpty();
    }

    @Test
    void anInterruptWaitsForAnUploadThatCannotStopAtOnce() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        service.transport.forgetSteps().onUpload((request, chunks, call) -> {
            service.threads.add(Thread.currentThread());
            inside.countDown();
            awaitInterrupt();
            stopping.countDown();
            awaitSurely(mayEnd);
            throw Failures.cancelled();
        });
        FutureTask<BatchResult<FileSource, StoredFile>> running = new FutureTask<>(() -> call(TWO, "one"));
        Thread thread = Thread.ofVirtual().start(running);
        assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();

        thread.interrupt();

        assertThat(stopping.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(running).isNotDone();
        mayEnd.countDown();
        assertThat(running.get().failed()).hasSize(1);
    }

    private FutureTask<BatchResult<FileSource, StoredFile>> start(BatchOptions options, String... names) {
        FutureTask<BatchResult<FileSource, StoredFile>> task = new FutureTask<>(() -> call(options, names));
        Thread.ofVirtual().start(task);
        return task;
    }

    private BatchResult<FileSource, StoredFile> call(BatchOptions options, String... names) {
        BatchResult<FileSource, StoredFile> batch = client.files().uploadAll(sources(names), options);
        flag = Thread.interrupted();
        return batch;
    }

    private static void awaitInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitSurely(CountDownLatch latch) {
        boolean interrupted = Thread.interrupted();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
