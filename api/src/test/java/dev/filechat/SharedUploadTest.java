// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.UploadOnceTest.content;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.files.StoredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads that upload the same content once. */
@Timeout(30)
class SharedUploadTest {
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @Test
    void they_share_one_upload() throws Exception {
        service.hold("first");
        Sharer first = start("first");
        service.awaitArrival("first");
        List<Sharer> others = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            others.add(start("other-" + i));
        }
        others.forEach(Sharer::awaitWaiting);

        service.release("first");

        for (Sharer other : others) {
            assertThat(other.task().get()).isEqualTo(first.task().get());
        }
        assertThat(service.uploads).containsExactly("first");
    }

    @Test
    void one_that_fails_does_not_fail_the_others() throws Exception {
        service.hold("first").refuse("first");
        Sharer first = start("first");
        service.awaitArrival("first");
        Sharer second = start("second");
        second.awaitWaiting();

        service.release("first");

        assertThat(second.task().get().name()).isEqualTo("second");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(first.task()::get)
                .withCauseInstanceOf(InvalidArgumentException.class);
    }

    @Test
    void one_that_is_interrupted_while_it_waits_leaves_the_others() throws Exception {
        service.hold("first");
        Sharer first = start("first");
        service.awaitArrival("first");
        Sharer second = start("second");
        second.awaitWaiting();

        second.thread().interrupt();

        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(second.task()::get)
                .withCauseInstanceOf(CallCancelledException.class);
        assertThat(first.task()).isNotDone();
        service.release("first");
        assertThat(first.task().get().name()).isEqualTo("first");
    }

    @Test
    void one_that_is_interrupted_while_it_uploads_leaves_the_upload_to_another() throws Exception {
        service.hold("first");
        Sharer first = start("first");
        service.awaitArrival("first");
        Sharer second = start("second");
        second.awaitWaiting();

        first.thread().interrupt();

        assertThat(second.task().get().name()).isEqualTo("second");
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(first.task()::get)
                .withCauseInstanceOf(CallCancelledException.class);
    }

    @Test
    void closing_the_client_ends_all_of_them() throws Exception {
        service.hold("first");
        Sharer first = start("first");
        service.awaitArrival("first");
        Sharer second = start("second");
        second.awaitWaiting();

        client.close();

        for (Sharer sharer : List.of(first, second)) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(sharer.task()::get)
                    .withCauseInstanceOf(CallCancelledException.class)
                    .withMessageContaining("the client was closed");
        }
    }

    private Sharer start(String name) {
        FutureTask<StoredFile> task = new FutureTask<>(() -> client.files().uploadOnce(content(name, 1)));
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
