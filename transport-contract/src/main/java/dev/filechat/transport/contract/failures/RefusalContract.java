// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.chat.ChatStream;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.RateLimitException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.errors.UnknownOutcomeException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.faults.CallFaults;
import dev.filechat.testkit.faults.Refusal;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client makes of a service that refuses: tries again what it may, and tells the rest. */
public interface RefusalContract extends OverTransport {
    /** Calls of each kind, on a fake that has one file. */
    @SuppressWarnings("ImmutableEnumChecker") // lambdas that hold nothing
    enum Call {
        /** May be repeated. */
        GET("RetrieveFile", (client, file) -> client.files().get(file.id())),
        /** May be repeated. */
        LIST("ListFiles", (client, file) -> client.files().list().forEach(listed -> {})),
        /** May be repeated. */
        DELETE("DeleteFile", (client, file) -> client.files().delete(file.id())),
        /** Would be stored twice. */
        UPLOAD("UploadFile", (client, file) -> client.files().upload(FileSource.text("another", "text"))),
        /** Would be billed twice. */
        CHAT("GetCompletion", (client, file) -> ask(client).sample()),
        /** Would be billed twice. */
        STREAM("GetCompletionChunk", (client, file) -> {
            try (ChatStream stream = ask(client).stream()) {
                stream.forEach(chunk -> {});
            }
        });

        private final String method;
        private final BiConsumer<FileChatClient, StoredFile> call;

        Call(String method, BiConsumer<FileChatClient, StoredFile> call) {
            this.method = method;
            this.call = call;
        }

        private CallFaults of(FakeXai xai) {
            return xai.faults().on(method);
        }

        private static Chat ask(FileChatClient client) {
            return client.chat().create("grok-4.5").append(user("Which risks?"));
        }
    }

    /** What may be repeated is: three times, if it must be. */
    @ParameterizedTest
    @EnumSource(names = {"GET", "LIST", "DELETE"})
    default void readsAndDeletionsAreTriedFourTimes(Call call) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            call.of(xai).times(4).refuse(Code.UNAVAILABLE, "Down.");

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> call.call.accept(client, file))
                    .withMessageContaining("Down.")
                    .satisfies(e -> assertThat(e.status()).contains(StatusCode.UNAVAILABLE))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(4));
            xai.faults().clear();
            call.of(xai).times(3).refuse(Code.UNAVAILABLE, "Down.");
            call.call.accept(client, file);

            assertThat(xai.calls(call.method)).isEqualTo(8);
        }
    }

    /** With no word of coming back, a question may be billed all the same. */
    @ParameterizedTest
    @EnumSource(names = {"CHAT", "STREAM"})
    default void chatsAreToldAtOnce(Call call) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            int before = xai.calls(call.method);
            call.of(xai).refuse(Code.UNAVAILABLE, "Down.");

            assertThatExceptionOfType(UnknownOutcomeException.class)
                    .isThrownBy(() -> call.call.accept(client, file))
                    .withMessageContaining("Down.")
                    .satisfies(e -> assertThat(e.status()).contains(StatusCode.UNAVAILABLE))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.calls(call.method)).isEqualTo(before + 1);
        }
    }

    /**
     * A gateway answers so when the service has stored or answered already: obeying {@code retryable()} doubles
     * nothing.
     */
    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"UNAVAILABLE", "INTERNAL", "UNKNOWN", "ABORTED", "CANCELLED", "DEADLINE_EXCEEDED"})
    default void whatAGatewayAnswersAfterTheServiceIsAnUnknownOutcome(Code code) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            for (Call call : new Call[] {Call.UPLOAD, Call.CHAT, Call.STREAM}) {
                int before = xai.calls(call.method);
                call.of(xai).once().failWhenDone(code, "The way back is broken.");

                assertThatExceptionOfType(UnknownOutcomeException.class)
                        .as("%s", call)
                        .isThrownBy(() -> call.call.accept(client, file))
                        .withMessageContaining(code.name())
                        .withMessageContaining("The way back is broken.")
                        .withMessageContaining(call == Call.UPLOAD ? "listing" : "billed")
                        .satisfies(e -> assertThat(e.retryable()).isFalse());
                assertThat(xai.calls(call.method)).isEqualTo(before + 1);
            }
            assertThat(xai.files().named("another")).hasSize(1);
            assertThat(xai.chat().requests()).hasSize(2);
        }
    }

    /** The first deletion was done, even if its answer is a failure. */
    @Test
    default void aDeletionThatAGatewayAnswersIsRepeated() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            xai.faults().on("DeleteFile").once().failWhenDone(Code.INTERNAL, "The way back is broken.");

            assertThat(client.files().delete(file.id()).alreadyAbsent()).isTrue();
            assertThat(xai.calls("DeleteFile")).isEqualTo(2);
        }
    }

    /** What was not sent to its end is not stored, and is sent again, twice if it must be. */
    @Test
    default void anUploadThatIsRefusedInTheMiddleIsTriedThreeTimes() {
        byte[] bytes = TestBytes.of(20 << 20); // more than fits into the buffers on the way
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.faults().onUploads().times(5).refuse(Code.UNAVAILABLE, "Down.");

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> client.files().upload(FileSource.of("large", bytes)))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(3));
            assertThat(client.files().upload(FileSource.of("large", bytes)).size())
                    .isEqualTo(bytes.length);
            assertThat(xai.calls("UploadFile")).isEqualTo(6);
            assertThat(xai.files().all()).hasSize(1);
        }
    }

    /** A service that says when to retry has done nothing yet: uploads and questions are retried, too. */
    @ParameterizedTest
    @CsvSource({
        "UPLOAD, UNAVAILABLE",
        "UPLOAD, ABORTED",
        "UPLOAD, RESOURCE_EXHAUSTED",
        "CHAT,   UNAVAILABLE",
        "CHAT,   ABORTED",
        "STREAM, UNAVAILABLE",
        "STREAM, RESOURCE_EXHAUSTED",
        "DELETE, RESOURCE_EXHAUSTED"
    })
    default void whoeverSaysWhenIsAskedAgain(Call call, Code code) {
        Duration delay = Duration.ofMillis(300);
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            int before = xai.calls(call.method);
            call.of(xai).once().refuse(Refusal.of(code, "Busy.").withRetryInfo(delay));
            long start = System.nanoTime();

            call.call.accept(client, file);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(delay);
            assertThat(xai.calls(call.method)).isEqualTo(before + 2);
        }
    }

    /** A wait of more than a minute, or of more than the call has left, is the caller's to make. */
    @ParameterizedTest
    @CsvSource({
        "UPLOAD, RESOURCE_EXHAUSTED, 61, 600",
        "CHAT,   RESOURCE_EXHAUSTED, 61, 600",
        "STREAM, UNAVAILABLE,        61, 600",
        "UPLOAD, ABORTED,            61, 600",
        "GET,    UNAVAILABLE,        61, 600",
        "CHAT,   RESOURCE_EXHAUSTED, 59,  30",
        "GET,    RESOURCE_EXHAUSTED, 59,  30",
        "UPLOAD, UNAVAILABLE,        59,  30"
    })
    default void aLongerWaitFailsAtOnce(Call call, Code code, int asked, int timeout) {
        Duration wait = Duration.ofSeconds(asked);
        try (FakeXai xai = fake().start();
                FileChatClient client =
                        configured(xai).timeout(Duration.ofSeconds(timeout)).build()) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            int before = xai.calls(call.method);
            call.of(xai).refuse(Refusal.of(code, "Busy.").withRetryInfo(wait));
            long start = System.nanoTime();

            FileChatException e = catchThrowableOfType(FileChatException.class, () -> call.call.accept(client, file));

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
            assertThat(e)
                    .isInstanceOf(
                            switch (code) {
                                case RESOURCE_EXHAUSTED -> RateLimitException.class;
                                case UNAVAILABLE -> UnavailableException.class;
                                default -> ServiceException.class;
                            })
                    .hasMessageContaining(wait.toString());
            assertThat(e.retryAfter()).contains(wait);
            assertThat(e.retryable()).isTrue();
            assertThat(e.attempts()).isEqualTo(1);
            assertThat(xai.calls(call.method)).isEqualTo(before + 1);
        }
    }

    /** Without a hint only the words tell a rate limit from what no wait makes smaller. As docs/chat.md has it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CHAT   | Too many requests for team 7 and model grok-4.5.                      | true",
                "STREAM | Too many tokens for team 7. Your team's rate limit is: 16000 a minute | true",
                "UPLOAD | Quota of requests exceeded.                                           | true",
                "CHAT   | The prompt has 200000 tokens, and the model takes 131072.             | false",
                "STREAM | The message exceeds the maximum size.                                 | false",
                "CHAT   | All credits are used, or the monthly spending limit is reached.       | false",
                "UPLOAD | The file is larger than the limit.                                    | false",
                "GET    | No more of this.                                                      | true"
            })
    default void aRateLimitIsKnownByItsWords(Call call, String words, boolean rateLimit) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            int before = xai.calls(call.method);
            call.of(xai).once().refuse(Code.RESOURCE_EXHAUSTED, words);

            if (rateLimit) {
                call.call.accept(client, file);
            } else {
                assertThatExceptionOfType(ServiceException.class)
                        .isThrownBy(() -> call.call.accept(client, file))
                        .isNotInstanceOf(RateLimitException.class)
                        .withMessageContaining(words)
                        .satisfies(e -> assertThat(e.status()).isEqualTo(StatusCode.RESOURCE_EXHAUSTED))
                        .satisfies(e -> assertThat(e.retryable()).isFalse());
            }

            assertThat(xai.calls(call.method)).isEqualTo(before + (rateLimit ? 2 : 1));
        }
    }

    /** A question is asked twice at most. */
    @Test
    default void aChatIsNotAskedAThirdTime() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Refusal busy = Refusal.of(Code.UNAVAILABLE, "Busy.").withRetryInfo(Duration.ofMillis(1));
            xai.faults().onChats().refuse(busy);

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> Call.ask(client).sample())
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(2))
                    .satisfies(e -> assertThat(e.retryAfter()).contains(Duration.ofMillis(1)));
            assertThat(xai.calls("GetCompletion")).isEqualTo(2);
        }
    }

    /** A mistake of the caller stays one, whatever details come with it. */
    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"INVALID_ARGUMENT", "NOT_FOUND", "PERMISSION_DENIED", "FAILED_PRECONDITION", "UNIMPLEMENTED"})
    default void whatTheCallerGotWrongIsNotRepeated(Code code) {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            StoredFile file = client.files().upload(FileSource.text("file", "text"));
            xai.faults().onAnyCall().refuse(Refusal.of(code, "No.").withRetryInfo(Duration.ofMillis(1)));

            for (Call call : new Call[] {Call.GET, Call.UPLOAD, Call.STREAM}) {
                assertThatExceptionOfType(ServiceException.class)
                        .isThrownBy(() -> call.call.accept(client, file))
                        .satisfies(e -> assertThat(e.attempts()).isEqualTo(1))
                        .satisfies(e -> assertThat(e.retryable()).isFalse());
            }
        }
    }
}
