// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.testsupport.StubClient;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Documents that never end, or fill the memory: they end their reader, and nothing else. */
@Isolated("looks at the processes of this JVM")
@Timeout(120)
class ReadingLimitsTest {

    private static final String QUESTION = "Where does the heron sleep?";

    @Test
    void refusesADocumentThatTakesTooMuchTime() throws Exception {
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            String endless =
                    stubs.upload("endless.pdf", Pdfs.callingItself(), 1_000).getId();
            String sound = stubs.upload("sound.pdf", Pdfs.withPages("The heron sleeps."), 1_000)
                    .getId();

            CompletableFuture<Status> refused =
                    CompletableFuture.supplyAsync(() -> refusal(() -> stubs.answer(QUESTION, endless)));

            assertThat(stubs.answer(QUESTION, sound)).as("meanwhile").isEqualTo("The heron sleeps.");
            Status status = refused.get(1, TimeUnit.MINUTES);
            assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).contains("endless.pdf", "15 seconds");
            assertThat(stubs.answer(QUESTION, sound)).as("afterwards").isEqualTo("The heron sleeps.");
        }
    }

    @Test
    void refusesADocumentThatTakesTooMuchMemory() throws Exception {
        byte[] word = OfficeDocuments.wordOfOneLetter(1_000_000_000);
        assertThat(word).hasSizeLessThan(1_500_000);
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            String id = stubs.upload("large.docx", word, 1 << 20).getId();

            Status status = refusal(() -> stubs.answer(QUESTION, id));

            assertThat(status.getCode()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(status.getDescription()).contains("large.docx", "256 MB of memory");
        }
    }

    /** The call is cancelled by the fake's end, and the reader with the call. */
    @Test
    void closesWhileADocumentIsRead() throws Exception {
        FakeXai xai = FakeXai.start();
        try (StubClient stubs = StubClients.of(xai)) {
            String endless =
                    stubs.upload("endless.pdf", Pdfs.callingItself(), 1_000).getId();
            CompletableFuture<Status> refused =
                    CompletableFuture.supplyAsync(() -> refusal(() -> stubs.answer(QUESTION, endless)));
            assertThat(xai.awaitCalls("GetCompletion", 1, Duration.ofSeconds(60)))
                    .isTrue();
            ProcessHandle reader = awaitReader();

            long start = System.nanoTime();
            xai.close();

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            assertThat(refused.get(1, TimeUnit.MINUTES).getCode()).isNotEqualTo(Code.OK);
            assertThat(reader.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
        }
    }

    /** All readers end soon after the last fake, also when they have nothing to do. */
    @Test
    void leavesNoReaderBehind() throws Exception {
        ProcessHandle reader;
        try (FakeXai xai = FakeXai.start();
                StubClient stubs = StubClients.of(xai)) {
            String id = stubs.upload("a.pdf", Pdfs.withPages("The heron sleeps."), 1_000)
                    .getId();
            assertThat(stubs.answer(QUESTION, id)).isEqualTo("The heron sleeps.");
            reader = awaitReader();
        }
        assertThat(reader.onExit().get(1, TimeUnit.MINUTES).isAlive()).isFalse();
    }

    private static ProcessHandle awaitReader() {
        while (true) {
            Optional<ProcessHandle> reader = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains("filechat-reader-"))
                    .findFirst();
            if (reader.isPresent()) {
                return reader.get();
            }
            Thread.onSpinWait();
        }
    }
}
