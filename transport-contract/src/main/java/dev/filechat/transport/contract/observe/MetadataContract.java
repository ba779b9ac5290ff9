// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.observe;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.calls.ResponseMetadata;
import dev.filechat.calls.RetryPolicy;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.NotFoundException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.observe.CallObservation;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Where the headers and trailers of the service's answer are, and what is left out of them. */
public interface MetadataContract extends OverTransport {
    /** Less than a chunk of an upload. */
    byte[] UPLOADED = TestBytes.of(1000);

    private static Chat ask(FileChatClient client) {
        return client.chat().create("grok-4.5").append(user("Which risks?"));
    }

    @Test
    default void anAnswerHasTheHeadersAndTrailersOfTheService() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().sendHeader("x-request-id", "req-1");
            xai.faults().onChats().sendHeader("x-ratelimit-remaining-tokens", "9000");
            xai.faults().onChats().sendTrailer("server-timing", "model;dur=12");

            ResponseMetadata metadata = ask(client).sample().metadata();

            assertThat(metadata.requestId()).contains("req-1");
            assertThat(metadata.firstValue("X-RateLimit-Remaining-Tokens")).contains("9000");
            assertThat(metadata.firstValue("server-timing")).contains("model;dur=12");
            assertThat(metadata.firstValue("x-none")).isEmpty();
        }
    }

    /** The headers are there with the first chunk, the trailers at the end. */
    @Test
    default void aStreamHasItsHeadersAtOnceAndItsTrailersAtTheEnd() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.");
            xai.faults().onChats().sendHeader("x-request-id", "req-1");
            xai.faults().onChats().sendTrailer("x-cost", "17");

            try (ChatStream stream = ask(client).stream()) {
                ChatResponse atOnce = stream.response();
                stream.forEach(chunk -> {});
                ChatResponse whole = stream.response();

                assertThat(atOnce.metadata().requestId()).contains("req-1");
                assertThat(atOnce.metadata().firstValue("x-cost")).isEmpty();
                assertThat(whole.metadata().requestId()).contains("req-1");
                assertThat(whole.metadata().firstValue("x-cost")).contains("17");
            }
        }
    }

    /** What broke off has the headers that came before. */
    @Test
    default void theExceptionOfABrokenStreamHasItsHeaders() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().replyStreaming("One. ", "Two.").breakAfter(1);
            xai.faults().onChats().sendHeader("x-request-id", "req-1");
            xai.faults().onChats().sendTrailer("x-cost", "17");

            try (ChatStream stream = ask(client).stream()) {
                StreamInterruptedException thrown =
                        catchThrowableOfType(StreamInterruptedException.class, () -> stream.forEach(chunk -> {}));

                assertThat(thrown.metadata().requestId()).contains("req-1");
                assertThat(thrown.metadata().firstValue("x-cost")).contains("17");
            }
        }
    }

    /** A refusal has trailers only, as a real service sends them. */
    @Test
    default void theExceptionOfARefusalHasTheHeadersOfTheService() {
        NotingObserver observer = new NotingObserver();
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai).observer(observer).build()) {
            xai.faults().onAnyCall().sendHeader("x-request-id", "req-1");
            xai.faults().onChats().sendTrailer("x-ratelimit-reset-requests", "90s");
            xai.faults()
                    .onChats()
                    .refuse(Refusal.of(Code.RESOURCE_EXHAUSTED, "Too many requests.")
                            .withPushback(Duration.ofMinutes(5)));

            RateLimitException limited = catchThrowableOfType(
                    RateLimitException.class, () -> ask(client).sample());
            NotFoundException missing = catchThrowableOfType(
                    NotFoundException.class, () -> client.files().get("file-none"));

            assertThat(limited.metadata().requestId()).contains("req-1");
            assertThat(limited.metadata().firstValue("x-ratelimit-reset-requests"))
                    .contains("90s");
            assertThat(missing.metadata().requestId()).contains("req-1");
            assertThat(observer.outcomes())
                    .hasSize(2)
                    .allSatisfy(outcome ->
                            assertThat(outcome.metadata().requestId()).contains("req-1"));
        }
    }

    /** A support case needs the id of the attempt that failed, too. */
    @Test
    default void anObserverGetsTheHeadersOfEachAttempt() {
        NotingObserver observer = new NotingObserver();
        List<ResponseMetadata> failed = new ArrayList<>();
        try (FakeXai xai = fake().start();
                FileChatClient client = configured(xai)
                        .observer(observer)
                        .observer(call -> new CallObservation() {
                            @Override
                            public void attemptFailed(
                                    int attempt, FileChatException failure, Optional<Duration> retryIn) {
                                failed.add(failure.metadata());
                            }
                        })
                        .build()) {
            xai.faults().onUploads().nth(1).sendHeader("x-request-id", "req-1");
            xai.faults().onUploads().nth(2).sendHeader("x-request-id", "req-2");
            xai.faults()
                    .onUploads()
                    .nth(1)
                    .refuse(Refusal.of(Code.UNAVAILABLE, "busy").withRetryInfo(Duration.ofMillis(1)));

            StoredFile file = client.files().upload(FileSource.of("a.txt", UPLOADED));

            assertThat(failed)
                    .singleElement()
                    .satisfies(metadata -> assertThat(metadata.requestId()).contains("req-1"));
            assertThat(observer.outcome().metadata().requestId()).contains("req-2");
            assertThat(TestBytes.sha256(client.files().contentAsBytes(file.id(), 2000)))
                    .isEqualTo(TestBytes.sha256(UPLOADED));
        }
    }

    /** Whatever the service sends back, a log of the headers shows no secret. */
    @Test
    default void secretsAndBinaryHeadersAreLeftOut() {
        String key = "canary-key-0123456789";
        try (FakeXai xai = fake().keys(key).start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().sendHeader("set-cookie", "session=canary");
            xai.faults().onChats().sendHeader("x-api-key", "another");
            xai.faults().onChats().sendHeader("proxy-authorization", "Basic dXNlcjpwYXNzd29yZA==");
            xai.faults().onChats().sendHeader("x-echo", "the key is " + key + ".");
            xai.faults().onChats().sendTrailer("x-upstream", "Bearer abcdefgh");
            xai.faults().onChats().sendTrailer("x-other", "xai-0123456789abcdefghij");
            xai.faults().onChats().sendTrailer("x-region", "eu-1");

            ChatResponse answer = ask(client).sample();

            assertThat(answer.metadata().map())
                    .containsEntry("x-region", List.of("eu-1"))
                    .allSatisfy((name, values) -> assertThat(name).doesNotEndWith("-bin"))
                    .doesNotContainKeys(
                            "set-cookie", "x-api-key", "proxy-authorization", "x-echo", "x-upstream", "x-other");
        }
    }

    @Test
    default void theBinaryDetailsOfARefusalAreLeftOut() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().on("RetrieveFile").sendTrailer("x-region", "eu-1");
            xai.faults()
                    .on("RetrieveFile")
                    .refuse(Refusal.of(Code.UNAVAILABLE, "Down.").withRetryInfo(Duration.ofMinutes(5)));

            UnavailableException thrown = catchThrowableOfType(
                    UnavailableException.class, () -> client.files().get("file-1"));

            assertThat(thrown.retryAfter()).contains(Duration.ofMinutes(5));
            assertThat(thrown.metadata().map()).containsKey("x-region").doesNotContainKey("grpc-status-details-bin");
        }
    }

    @Test
    default void aHeaderThatIsTooLongIsLeftOut() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onChats().oversizedHeaders(2000);
            xai.faults().onChats().sendTrailer("x-region", "eu-1");

            ChatResponse answer = ask(client).sample();

            assertThat(answer.metadata().map()).containsKey("x-region").doesNotContainKey("x-padding");
        }
    }

    @Test
    @OverNetwork
    default void aFailureWithoutAnAnswerHasNoHeaders() {
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).retryPolicy(RetryPolicy.none()).build()) {
            xai.faults().onAnyCall().sendHeader("x-request-id", "req-1");
            xai.faults().onAnyCall().loseAnswer();

            UnavailableException thrown = catchThrowableOfType(
                    UnavailableException.class, () -> client.files().get("file-1"));

            assertThat(thrown.metadata().map()).isEmpty();
        }
    }
}
