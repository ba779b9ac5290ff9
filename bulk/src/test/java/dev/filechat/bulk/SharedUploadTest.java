// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static dev.filechat.bulk.UploadOnceTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests that several threads upload the same content once. */
@Timeout(60)
class SharedUploadTest {
    @AutoClose
    private final TestService service = new TestService();

    @AutoClose
    private final FileChatClient client = service.client(TestService.KEY);

    private final Bulk bulk = service.bulk(client).build();
    private final HeldSource held = new HeldSource("first");

    @Test
    void theyShareOneUpload() throws Exception {
        Sharer first = start(held.source());
        held.awaitSending();
        List<Sharer> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(start(content("other-" + i, 1)));
        }
        others.forEach(Sharer::awaitWaiting);

        held.release();

        for (Sharer other : others) {
            assertThat(other.task().get()).isEqualTo(first.task().get());
        }
        assertThat(service.uploads()).containsExactly("first");
    }

    @Test
    void oneThatFailsDoesNotFailTheOthers() throws Exception {
        service.xai.faults().onUploads().once().refuse(Status.Code.INVALID_ARGUMENT, "no");
        Sharer first = start(held.source());
        held.awaitSending();
        Sharer second = start(content("second", 1));
        second.awaitWaiting();

        held.release();

        assertThat(second.task().get().name()).isEqualTo("second");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(first.task()::get)
                .withCauseInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void oneThatIsInterruptedWhileItWaitsLeavesTheOthers() throws Exception {
        Sharer first = start(held.source());
        held.awaitSending();
        Sharer second = start(content("second", 1));
        second.awaitWaiting();

        second.thread().interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(second.task()::get)
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(first.task()).isNotDone();
        held.release();
        assertThat(first.task().get().name()).isEqualTo("first");
    }

    @Test
    void oneThatIsInterruptedWhileItUploadsLeavesTheUploadToAnother() throws Exception {
        Sharer first = start(held.source());
        held.awaitSending();
        Sharer second = start(content("second", 1));
        second.awaitWaiting();

        first.thread().interrupt();

        assertThat(second.task().get().name()).isEqualTo("second");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(first.task()::get)
                .withCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void closingTheClientEndsAllOfThem() throws Exception {
        Sharer first = start(held.source());
        held.awaitSending();
        Sharer second = start(content("second", 1));
        second.awaitWaiting();

        client.close();

        for (Sharer sharer : List.of(first, second)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(sharer.task()::get)
                    .withCauseInstanceOf(CallCancelledException.class)
                    .withMessageContaining("the client was closed");
        }
    }

    private Sharer start(FileSource source) {
        FutureTask<StoredFile> task = new FutureTask<>(() -> bulk.uploadOnce(source));
        return new Sharer(Thread.ofVirtual().start(task), task);
    }

    private record Sharer(Thread thread, FutureTask<StoredFile> task) {
        void awaitWaiting() {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
    }
}
