// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.filechat.chat.messages.Message;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.StatusCode;
import dev.filechat.files.listing.ListFilesRequest;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the number of attempts of each call after each failure, and the exception that the user gets. */
class RetryRulesTest {
    /** The calls that the rules distinguish, and two that they do not. */
    enum Call {
        UPLOAD,
        CHAT,
        STREAM,
        GET,
        LIST,
        DELETE;

        void run(FakeTransport transport, FileChatClient client, TransportException failure) {
            switch (this) {
                case UPLOAD -> {
                    transport.onUpload((request, chunks, call) -> {
                        throw failure;
                    });
                    client.files().upload(FileSource.of("a.bin", new byte[1]));
                }
                case CHAT -> {
                    transport.onComplete(FakeTransport.Step.failing(failure));
                    client.chat().create("m").append(Message.user("?")).sample();
                }
                case STREAM -> {
                    transport.onStream(FakeTransport.Step.failing(failure));
                    client.chat().create("m").append(Message.user("?")).stream();
                }
                case GET -> {
                    transport.onGet(FakeTransport.Step.failing(failure));
                    client.files().get("file-1");
                }
                case LIST -> {
                    transport.onList(FakeTransport.Step.failing(failure));
                    client.files().list(ListFilesRequest.builder().build());
                }
                case DELETE -> {
                    transport.onDelete(FakeTransport.Step.failing(failure));
                    client.files().delete("file-1");
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # kind,     status,             delivery,  upload, chat, read
            CONNECTION, UNAVAILABLE,        UNSENT,    3,      2,    4
            CONNECTION, UNAVAILABLE,        PARTIAL,   3,      1,    4
            CONNECTION, UNAVAILABLE,        AMBIGUOUS, 1,      1,    4
            CONNECTION, CANCELLED,          PARTIAL,   3,      1,    4
            CONNECTION, INTERNAL,           AMBIGUOUS, 1,      1,    4
            CONNECTION, RESOURCE_EXHAUSTED, AMBIGUOUS, 1,      1,    1
            CONNECTION, RESOURCE_EXHAUSTED, PARTIAL,   1,      1,    1
            REFUSED,    RESOURCE_EXHAUSTED, REJECTED,  3,      2,    4
            REFUSED,    RESOURCE_EXHAUSTED, ANSWERED,  1,      1,    1
            REFUSED,    RESOURCE_EXHAUSTED, PARTIAL,   1,      1,    1
            REFUSED,    UNAVAILABLE,        REJECTED,  3,      2,    4
            REFUSED,    UNAVAILABLE,        PARTIAL,   3,      1,    4
            REFUSED,    UNAVAILABLE,        ANSWERED,  1,      1,    4
            REFUSED,    INTERNAL,           ANSWERED,  1,      1,    4
            REFUSED,    UNKNOWN,            ANSWERED,  1,      1,    4
            REFUSED,    ABORTED,            ANSWERED,  1,      1,    4
            REFUSED,    UNAVAILABLE,        AMBIGUOUS, 1,      1,    4
            REFUSED,    INTERNAL,           AMBIGUOUS, 1,      1,    4
            REFUSED,    UNKNOWN,            AMBIGUOUS, 1,      1,    4
            REFUSED,    ABORTED,            AMBIGUOUS, 1,      1,    4
            REFUSED,    CANCELLED,          AMBIGUOUS, 1,      1,    4
            REFUSED,    DEADLINE_EXCEEDED,  AMBIGUOUS, 1,      1,    1
            REFUSED,    DATA_LOSS,          ANSWERED,  1,      1,    1
            TLS,        UNAVAILABLE,        UNSENT,    1,      1,    1
            TIMEOUT,    DEADLINE_EXCEEDED,  UNSENT,    1,      1,    1
            TIMEOUT,    DEADLINE_EXCEEDED,  AMBIGUOUS, 1,      1,    1
            CANCELLED,  CANCELLED,          UNSENT,    1,      1,    1
            PROTOCOL,   RESOURCE_EXHAUSTED, AMBIGUOUS, 1,      1,    1
            PROTOCOL,   INTERNAL,           UNSENT,    1,      1,    1
            SOURCE,     CANCELLED,          PARTIAL,   1,      1,    1
            """)
    void attempts(Kind kind, StatusCode status, Delivery delivery, int upload, int chat, int read) {
        for (Call call : Call.values()) {
            FakeTransport fresh = new FakeTransport();
            int expected = switch (call) {
                case UPLOAD -> upload;
                case CHAT, STREAM -> chat;
                case GET, LIST, DELETE -> read;
            };

            FileChatException seen = failureOf(call, fresh, Failures.failure(kind, status, delivery));

            assertThat(fresh.attempts).as("%s", call).hasValue(expected);
            assertThat(seen.attempts()).as("%s", call).isEqualTo(expected);
            assertThat(fresh.timing.pauses).as("%s", call).hasSize(expected - 1);
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "INVALID_ARGUMENT",
                "NOT_FOUND",
                "ALREADY_EXISTS",
                "FAILED_PRECONDITION",
                "PERMISSION_DENIED",
                "UNAUTHENTICATED",
                "UNIMPLEMENTED",
                "OUT_OF_RANGE"
            })
    void theCallersMistakesAreNeverTriedAgainWhateverTheServiceHints(StatusCode status) {
        for (Call call : Call.values()) {
            for (Delivery delivery : Delivery.values()) {
                FakeTransport fresh = new FakeTransport();

                FileChatException seen = failureOf(call, fresh, Failures.failure(Kind.REFUSED, status, delivery));

                assertThat(fresh.attempts).as("%s %s", call, delivery).hasValue(1);
                assertThat(seen)
                        .isInstanceOfSatisfying(
                                ServiceException.class,
                                e -> assertThat(e.status()).isEqualTo(status));
                assertThat(seen.retryable()).as("%s %s", call, delivery).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # call, kind,       status,             delivery,  exception,                 retryable
            GET,    CONNECTION, UNAVAILABLE,        AMBIGUOUS, UnavailableException,      true
            UPLOAD, CONNECTION, UNAVAILABLE,        PARTIAL,   UnavailableException,      true
            UPLOAD, CONNECTION, UNAVAILABLE,        AMBIGUOUS, UnknownOutcomeException,   false
            CHAT,   CONNECTION, UNAVAILABLE,        AMBIGUOUS, UnknownOutcomeException,   false
            CHAT,   CONNECTION, UNAVAILABLE,        UNSENT,    UnavailableException,      true
            GET,    TLS,        UNAVAILABLE,        UNSENT,    TlsException,              false
            GET,    PROTOCOL,   INTERNAL,           AMBIGUOUS, ProtocolException,         false
            GET,    TIMEOUT,    DEADLINE_EXCEEDED,  AMBIGUOUS, CallTimeoutException,      true
            UPLOAD, TIMEOUT,    DEADLINE_EXCEEDED,  PARTIAL,   CallTimeoutException,      true
            UPLOAD, TIMEOUT,    DEADLINE_EXCEEDED,  AMBIGUOUS, CallTimeoutException,      false
            CHAT,   TIMEOUT,    DEADLINE_EXCEEDED,  AMBIGUOUS, CallTimeoutException,      false
            CHAT,   TIMEOUT,    DEADLINE_EXCEEDED,  UNSENT,    CallTimeoutException,      true
            GET,    CANCELLED,  CANCELLED,          AMBIGUOUS, CallCancelledException,    true
            UPLOAD, CANCELLED,  CANCELLED,          PARTIAL,   CallCancelledException,    true
            UPLOAD, CANCELLED,  CANCELLED,          AMBIGUOUS, CallCancelledException,    false
            CHAT,   CANCELLED,  CANCELLED,          AMBIGUOUS, CallCancelledException,    false
            GET,    REFUSED,    INVALID_ARGUMENT,   ANSWERED,  InvalidArgumentException,  false
            GET,    REFUSED,    NOT_FOUND,          ANSWERED,  NotFoundException,         false
            GET,    REFUSED,    PERMISSION_DENIED,  ANSWERED,  PermissionDeniedException, false
            GET,    REFUSED,    UNAUTHENTICATED,    ANSWERED,  AuthenticationException,   false
            GET,    REFUSED,    RESOURCE_EXHAUSTED, REJECTED,  RateLimitException,        true
            UPLOAD, REFUSED,    RESOURCE_EXHAUSTED, ANSWERED,  ServiceException,          false
            GET,    REFUSED,    UNAVAILABLE,        AMBIGUOUS, UnavailableException,      true
            DELETE, REFUSED,    INTERNAL,           AMBIGUOUS, ServiceException,          true
            UPLOAD, REFUSED,    UNAVAILABLE,        AMBIGUOUS, UnknownOutcomeException,   false
            UPLOAD, REFUSED,    DEADLINE_EXCEEDED,  AMBIGUOUS, UnknownOutcomeException,   false
            UPLOAD, REFUSED,    INTERNAL,           PARTIAL,   ServiceException,          true
            CHAT,   REFUSED,    INTERNAL,           AMBIGUOUS, UnknownOutcomeException,   false
            STREAM, REFUSED,    UNKNOWN,            AMBIGUOUS, UnknownOutcomeException,   false
            UPLOAD, REFUSED,    UNAVAILABLE,        ANSWERED,  UnavailableException,      false
            CHAT,   REFUSED,    ABORTED,            ANSWERED,  ServiceException,          false
            CHAT,   REFUSED,    UNAVAILABLE,        REJECTED,  UnavailableException,      true
            UPLOAD, REFUSED,    ABORTED,            REJECTED,  ServiceException,          true
            GET,    REFUSED,    DATA_LOSS,          ANSWERED,  ServiceException,          false
            """)
    void whatTheUserSees(
            Call call, Kind kind, StatusCode status, Delivery delivery, String exception, boolean retryable) {
        TransportException failure = Failures.failure(kind, status, delivery);

        FileChatException seen = failureOf(call, new FakeTransport(), failure);

        assertThat(seen.getClass().getSimpleName()).isEqualTo(exception);
        assertThat(seen.retryable()).isEqualTo(retryable);
        assertThat(seen).hasCause(failure);
    }

    private static FileChatException failureOf(Call call, FakeTransport transport, TransportException failure) {
        FileChatException seen =
                catchThrowableOfType(FileChatException.class, () -> call.run(transport, transport.client(), failure));
        assertThat(seen).as("%s", call).isNotNull();
        return seen;
    }
}
