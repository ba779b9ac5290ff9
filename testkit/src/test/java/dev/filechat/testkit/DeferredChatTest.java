// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.filechat.proto.DeferredStatus;
import dev.filechat.proto.GetDeferredCompletionResponse;
import dev.filechat.proto.GetDeferredRequest;
import dev.filechat.proto.GetStoredCompletionRequest;
import dev.filechat.testkit.chat.ChatRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.Status.Code;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Answers that are fetched later. */
class DeferredChatTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final FakeXai xai =
            FakeXai.builder().clock(clock).keys("first", "second").start();

    @AutoClose
    private final StubClient stubs = StubClients.of(xai);

    @Test
    void isPendingForOnePollAndThenDone() throws Exception {
        String file = stubs.upload("notes.txt", "The access code is 48213.").getId();
        String id = begin("What is the access code?", file);

        assertThat(poll(id).getStatus()).isEqualTo(DeferredStatus.PENDING);
        GetDeferredCompletionResponse done = poll(id);
        assertThat(done.getStatus()).isEqualTo(DeferredStatus.DONE);
        assertThat(done.getResponse().getOutputs(0).getMessage().getContent()).isEqualTo("The access code is 48213.");
        assertThat(poll(id)).isEqualTo(done);
        assertThat(xai.chat().lastRequest().kind()).isEqualTo(ChatRequest.Kind.DEFERRED);
    }

    @Test
    void isPendingForAsManyPollsAsScripted() throws Exception {
        xai.chat().whenAnything().reply("a").deferredPendingPolls(3);
        String id = begin("?");

        for (int i = 0; i < 3; i++) {
            GetDeferredCompletionResponse pending = poll(id);
            assertThat(pending.getStatus()).isEqualTo(DeferredStatus.PENDING);
            assertThat(pending.hasResponse()).isFalse();
        }
        assertThat(poll(id).getStatus()).isEqualTo(DeferredStatus.DONE);
    }

    @Test
    void isPendingUntilTheClockSaysSo() throws Exception {
        xai.chat().whenAnything().reply("a").deferredPendingPolls(0).deferredPending(Duration.ofMinutes(5));
        String id = begin("?");

        clock.move(Duration.ofMinutes(5).minusNanos(1));
        assertThat(poll(id).getStatus()).isEqualTo(DeferredStatus.PENDING);
        clock.move(Duration.ofNanos(1));
        assertThat(poll(id).getStatus()).isEqualTo(DeferredStatus.DONE);
    }

    @Test
    void expiresAfterADay() throws Exception {
        xai.chat().whenAnything().reply("a").deferredPendingPolls(0);
        String id = begin("?");

        clock.move(Duration.ofHours(24).minusNanos(1));
        assertThat(poll(id).getStatus()).isEqualTo(DeferredStatus.DONE);
        clock.move(Duration.ofNanos(1));
        assertThat(poll(id).getStatus()).isEqualTo(DeferredStatus.EXPIRED);
        assertThat(poll(id).hasResponse()).isFalse();
    }

    @Test
    void endsAsScripted() throws Exception {
        xai.chat()
                .whenAnything()
                .reply("a")
                .deferredFails()
                .deferredPendingPolls(0)
                .then()
                .reply("b")
                .deferredExpires()
                .deferredPendingStatus(99);
        String failed = begin("?");
        String expired = begin("?");

        assertThat(poll(failed).getStatus()).isEqualTo(DeferredStatus.FAILED);
        assertThat(poll(failed).hasResponse()).isFalse();
        assertThat(poll(expired).getStatusValue()).isEqualTo(99);
        assertThat(poll(expired).getStatus()).isEqualTo(DeferredStatus.EXPIRED);
    }

    @Test
    void isRefusedAtOnceIfTheAnswerIsARefusal() {
        xai.chat().whenAnything().fail(Code.RESOURCE_EXHAUSTED, "Slow down.");

        assertThat(refusal(() -> begin("?")).getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void isStoredIfAskedTo() throws Exception {
        String id = stubs.chat()
                .startDeferredCompletion(
                        ask("?").toBuilder().setStoreMessages(true).build())
                .getRequestId();
        poll(id);

        var response = poll(id).getResponse();
        assertThat(stubs.chat()
                        .getStoredCompletion(GetStoredCompletionRequest.newBuilder()
                                .setResponseId(response.getId())
                                .build()))
                .isEqualTo(response);
    }

    @Test
    void isFoundByItsOwnTeamOnly() throws Exception {
        String id = begin("?");

        assertThat(refusal(() -> poll("unknown")).getCode()).isEqualTo(Code.NOT_FOUND);
        try (StubClient second = StubClients.of(xai, "second")) {
            assertThat(refusal(() -> second.chat().getDeferredCompletion(request(id)))
                            .getCode())
                    .isEqualTo(Code.NOT_FOUND);
        }
        xai.chat().reset();
        assertThat(refusal(() -> poll(id)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    private String begin(String question, String... files) throws Exception {
        return stubs.chat().startDeferredCompletion(ask(question, files)).getRequestId();
    }

    private GetDeferredCompletionResponse poll(String id) throws Exception {
        return stubs.chat().getDeferredCompletion(request(id));
    }

    private static GetDeferredRequest request(String id) {
        return GetDeferredRequest.newBuilder().setRequestId(id).build();
    }
}
