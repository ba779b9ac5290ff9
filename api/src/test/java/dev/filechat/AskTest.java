// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static dev.filechat.BatchUploadTest.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.filechat.FakeTransport.Step;
import dev.filechat.chat.messages.Content;
import dev.filechat.chat.messages.Message;
import dev.filechat.chat.messages.Role;
import dev.filechat.chat.options.ChatOptions;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Output;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.CallCancelledException;
import dev.filechat.errors.InvalidArgumentException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.BatchFailedException;
import dev.filechat.files.UploadOptions;
import dev.filechat.spi.CompletionRequest;
import dev.filechat.spi.TransportException.Delivery;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class AskTest {
    private static final ChatResponse RESPONSE = ChatResponse.builder()
            .id("answer-1")
            .usage(Usage.builder().costInUsdTicks(5_000_000_000L).build())
            .outputs(List.of(
                    Output.builder().role(Role.ASSISTANT).content("Three.").build()))
            .build();

    private final List<CompletionRequest> asked = new ArrayList<>();
    private final UploadService service = new UploadService();
    private final FileChatClient client = service.transport.client();

    @TempDir
    private Path directory;

    @Test
    void uploadsAsksAndDeletes() throws Exception {
        answering();
        Path a = Files.writeString(directory.resolve("a.txt"), "one");
        Path b = Files.writeString(directory.resolve("b.txt"), "two");

        Answer answer = client.ask("grok-4.5", "How many?", a, b);

        assertThat(answer.content()).isEqualTo("Three.");
        assertThat(answer.response()).isSameAs(RESPONSE);
        assertThat(answer.usage()).isPresent();
        assertThat(answer.costInUsd().orElseThrow()).isEqualByComparingTo("0.5");
        assertThat(answer.fileIds()).containsExactly("id-a.txt", "id-b.txt");
        assertThat(answer.notDeleted()).isEmpty();
        assertThat(asked.getFirst().model()).isEqualTo("grok-4.5");
        assertThat(asked.getFirst().messages())
                .containsExactly(Message.user("How many?", Content.file("id-a.txt"), Content.file("id-b.txt")));
        assertThat(service.files).isEmpty();
        assertThat(service.requests)
                .allSatisfy(r -> assertThat(r.expiresAfter()).isPresent());
    }

    @Test
    void uploadsAsTheOptionsForUploadsSay() {
        answering();
        UploadOptions uploads = UploadOptions.builder()
                .expiresAfter(java.time.Duration.ofHours(2))
                .build();

        client.ask("m", "?", sources("a", "b"), ChatOptions.none(), uploads);

        assertThat(service.requests)
                .hasSize(2)
                .allSatisfy(r -> assertThat(r.expiresAfter()).contains(java.time.Duration.ofHours(2)));
        assertThatNullPointerException()
                .isThrownBy(
                        () -> client.ask("m", "?", sources("a"), ChatOptions.none(), AskTest.<UploadOptions>nothing()))
                .withMessage("uploads");
    }

    @Test
    void uploadsAsTheOptionsForUploadsSayWithoutWaitingToo() {
        answering();
        UploadOptions uploads = UploadOptions.builder()
                .expiresAfter(java.time.Duration.ofHours(2))
                .build();

        client.async().ask("m", "?", sources("a"), ChatOptions.none(), uploads).join();

        assertThat(service.requests)
                .singleElement()
                .satisfies(r -> assertThat(r.expiresAfter()).contains(java.time.Duration.ofHours(2)));
    }

    @Test
    void aQuestionNeedsNoFile() {
        answering();

        assertThat(client.ask("m", "How many?").fileIds()).isEmpty();
        assertThat(asked).hasSize(1);
    }

    @Test
    void aDeletionThatFailsDoesNotLoseTheAnswer() {
        answering();
        service.undeletable.add("id-b");

        Answer answer = client.ask("m", "?", sources("a", "b"), ChatOptions.none());

        assertThat(answer.content()).isEqualTo("Three.");
        assertThat(answer.notDeleted()).containsExactly("id-b");
        assertThat(service.deleted).containsExactly("id-a");
    }

    @Test
    void anUploadThatFailsIsThrownAsItIsAndNothingIsAskedOrKept() throws Exception {
        service.hold("a", "bad").refuse("bad");
        FutureTask<Answer> task = new FutureTask<>(() -> client.ask("m", "?", sources("a", "bad"), ChatOptions.none()));
        Thread.ofVirtual().start(task);
        service.awaitArrival("a");
        service.awaitArrival("bad");
        service.release("bad");

        assertThat(task)
                .failsWithin(java.time.Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(InvalidArgumentException.class);
        assertThat(asked).isEmpty();
        assertThat(service.files).isEmpty();
    }

    @Test
    void aQuestionThatFailsDeletesTheFilesAndKeepsTheMainError() {
        service.transport.onComplete(Step.failing(Failures.broken(Delivery.AMBIGUOUS)));
        service.undeletable.add("id-b");

        assertThatExceptionOfType(UnknownOutcomeException.class)
                .isThrownBy(() -> client.ask("m", "?", sources("a", "b"), ChatOptions.none()))
                .satisfies(e -> assertThat(e.getSuppressed()).singleElement().isInstanceOf(BatchFailedException.class));
        assertThat(service.deleted).containsExactly("id-a");
    }

    @Test
    void anInterruptCancelsTheUploadsAndDeletesWhatIsStored() throws Exception {
        service.hold("slow");
        FutureTask<Boolean> task = new FutureTask<>(() -> {
            assertThatExceptionOfType(CallCancelledException.class)
                    .isThrownBy(() -> client.ask("m", "?", sources("a", "slow"), ChatOptions.none()));
            return Thread.interrupted();
        });
        Thread thread = Thread.ofVirtual().start(task);
        service.awaitArrival("slow");

        thread.interrupt();

        assertThat(task.get()).isTrue();
        assertThat(service.files).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(service.threads).noneMatch(Thread::isAlive);
    }

    @Test
    void badInputIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.ask(" ", "?", sources("a"), ChatOptions.none()))
                .withMessageContaining("model is blank");
        assertThatNullPointerException()
                .isThrownBy(() -> client.ask("m", nothing(), sources("a"), ChatOptions.none()))
                .withMessage("question");
        assertThat(service.uploads).isEmpty();
    }

    @SuppressWarnings("NullAway") // on purpose
    private static <T> T nothing() {
        return null;
    }

    private void answering() {
        service.transport.onComplete((request, call) -> {
            asked.add(request);
            assertThat(service.files).hasSameSizeAs(service.uploads);
            return RESPONSE;
        });
    }
}
