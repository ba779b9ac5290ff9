// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.File;
import dev.filechat.proto.RetrieveFileContentRequest;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import io.grpc.stub.BlockingClientCall;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class CallEndTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Queue<RecordedRequest> ended = new ConcurrentLinkedQueue<>();

    @AutoClose
    private final FakeXai xai = FakeXai.builder().onCallEnd(ended::add).start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void tellsEachCallOnceWithItsStatusAndItsBytes() throws Exception {
        File file = stubs.upload("notes.txt", new byte[100_000], 60_000);
        awaitEndOfCalls();
        StubClient.drain(stubs.files()
                .retrieveFileContent(RetrieveFileContentRequest.newBuilder()
                        .setFileId(file.getId())
                        .build()));
        awaitEndOfCalls();
        refusal(() -> stubs.answer("What?", "file_none"));
        awaitEndOfCalls();

        assertThat(ended)
                .extracting(RecordedRequest::method)
                .containsExactly("UploadFile", "RetrieveFileContent", "GetCompletion");
        assertThat(ended)
                .extracting(call -> call.status().orElseThrow())
                .containsExactly(Code.OK, Code.OK, Code.NOT_FOUND);
        // The messages add their field numbers and lengths to the bytes.
        assertThat(ended)
                .extracting(RecordedRequest::bytesReceived)
                .first()
                .satisfies(bytes -> assertThat(bytes).isBetween(100_000L, 100_100L));
        assertThat(ended.stream().skip(1).findFirst().orElseThrow().bytesSent()).isBetween(100_000L, 100_100L);
        assertThat(ended.stream().skip(2).findFirst().orElseThrow().bytesSent()).isZero();
        assertThat(ended)
                .extracting(RecordedRequest::description)
                .satisfiesExactly(
                        upload -> assertThat(upload).contains("\"notes.txt\", 100,000 bytes in 2 chunks"),
                        download -> assertThat(download).contains(file.getId()),
                        chat -> assertThat(chat).contains("What?", "file_none"));
    }

    @Test
    void tellsACallThatItsClientCancelledAndOneWithoutAKey() throws Exception {
        BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
        upload.write(init("half.bin"));
        assertThat(xai.awaitCalls("UploadFile", 1, LONG)).isTrue();
        upload.cancel("enough", null);
        assertThat(xai.awaitCancelled(1, LONG)).isTrue();
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();

        try (StubClient stranger = StubClients.of(xai, "wrong")) {
            refusal(() -> stranger.answer("What?"));
        }

        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
        assertThat(ended)
                .extracting(call -> call.status().orElseThrow())
                .containsExactly(Code.CANCELLED, Code.UNAUTHENTICATED);
    }

    @Test
    void aListenerThatThrowsChangesNothing() throws Exception {
        Queue<Throwable> uncaught = new ConcurrentLinkedQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> uncaught.add(e));
        IllegalStateException thrown = new IllegalStateException("the listener's own");
        try (FakeXai throwing = FakeXai.builder()
                        .onCallEnd(call -> {
                            throw thrown;
                        })
                        .start();
                StubClient other = StubClients.of(throwing)) {
            assertThat(other.chat().getCompletion(ask("Hello?")).getOutputsCount())
                    .isOne();
            assertThat(throwing.awaitNoOpenCalls(LONG)).isTrue();
            assertThat(throwing.cancelledCalls()).isZero();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).containsExactly(thrown);
    }

    /** A call ends in the fake after its client has the answer. */
    private void awaitEndOfCalls() throws InterruptedException {
        assertThat(xai.awaitNoOpenCalls(LONG)).isTrue();
    }
}
