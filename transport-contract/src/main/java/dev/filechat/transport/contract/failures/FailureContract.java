// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.failures;

import static dev.filechat.chat.messages.Message.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.RetryInfo;
import dev.filechat.FileChatClient;
import dev.filechat.chat.Chat;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.errors.ProtocolException;
import dev.filechat.errors.StatusCode;
import dev.filechat.errors.UnavailableException;
import dev.filechat.files.UploadOptions;
import dev.filechat.files.sources.FileSource;
import dev.filechat.spi.Chunk;
import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.spi.UploadRequest;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.AnsweringPeer;
import dev.filechat.transport.contract.support.BareCall;
import dev.filechat.transport.contract.support.BareCalls;
import dev.filechat.transport.contract.support.Http2Peer;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TcpPeer;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A failed attempt says what is known of its fate. */
public interface FailureContract extends OverTransport {
    /** What never left can always be repeated. */
    @OverNetwork
    @Test
    default void aRefusedConnectionIsUnsent() {
        try (Transport transport = bare(TcpPeer.closedPort())) {
            for (BareCalls call : BareCalls.values()) {
                TransportException e = call.failureOn(transport, LONG);

                assertThat(e.kind()).as(call + ": " + e).isEqualTo(Kind.CONNECTION);
                assertThat(e.delivery()).as(call + ": " + e).isEqualTo(Delivery.UNSENT);
            }
        }
    }

    /** The engine tries again, at once and not when gRPC would connect again, and says where it could not connect. */
    @OverNetwork
    @Test
    default void anUnreachableServiceIsTriedSeveralTimes() {
        int port = TcpPeer.closedPort();
        try (FileChatClient client = plaintext(port).build()) {
            assertThatThrownBy(() -> client.files().get("file_1"))
                    .isInstanceOfSatisfying(UnavailableException.class, e -> {
                        assertThat(e.attempts()).isEqualTo(4);
                        assertThat(e.retryable()).isTrue();
                    })
                    .hasMessageContaining("127.0.0.1:" + port)
                    .hasMessageContaining("Connection refused");
        }
    }

    /** A service that is started late is found by the next call. */
    @OverNetwork
    @Test
    default void aServiceThatComesBackIsFound() {
        int port = TcpPeer.closedPort();
        try (FileChatClient client = plaintext(port).apiKey(FakeXai.DEFAULT_KEY).build()) {
            assertThatThrownBy(() -> client.files().get("file_1")).isInstanceOf(UnavailableException.class);
            try (FakeXai xai = fake().port(port).start()) {
                client.files().upload(FileSource.of("a.txt", new byte[10]));

                assertThat(xai.files().all()).hasSize(1);
            }
        }
    }

    /** Every call has a deadline, uploads too, and no silence outlives it. */
    @OverNetwork
    @ParameterizedTest
    @EnumSource(BareCalls.class)
    default void aSilentPeerIsATimeout(BareCalls call) {
        try (TcpPeer silent = TcpPeer.silent();
                Transport transport = bare(silent.port())) {
            TransportException e = call.failureOn(transport, Duration.ofMillis(200));

            assertThat(e.kind()).as(e.toString()).isEqualTo(Kind.TIMEOUT);
            assertThat(e.delivery()).isEqualTo(Delivery.UNSENT);
        }
    }

    /** The same, as a user sees it. */
    @OverNetwork
    @Test
    default void aTimeoutNamesTheTime() {
        try (TcpPeer silent = TcpPeer.silent();
                FileChatClient client = plaintext(silent.port()).build()) {
            UploadOptions options =
                    UploadOptions.builder().timeout(Duration.ofMillis(200)).build();
            assertThatThrownBy(() -> client.files().upload(FileSource.of("a.txt", new byte[10]), options))
                    .isInstanceOf(CallTimeoutException.class)
                    .hasMessageContaining("a.txt")
                    .hasMessageContaining("PT0.2S");
        }
    }

    /** A peer that hangs up is no service, and no cancel of the caller's. */
    @OverNetwork
    @ParameterizedTest
    @EnumSource(BareCalls.class)
    default void aPeerThatHangsUpIsAConnectionFailure(BareCalls call) {
        try (TcpPeer peer = TcpPeer.hangingUp();
                Transport transport = bare(peer.port())) {
            assertThat(call.failureOn(transport, LONG).kind()).isEqualTo(Kind.CONNECTION);
        }
    }

    /**
     * Every status is an answer; a gateway may give some of them, and these say nothing about the service.
     */
    @OverNetwork
    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,           ANSWERED",
        "INVALID_ARGUMENT,    ANSWERED",
        "DATA_LOSS,           ANSWERED",
        "INTERNAL,            AMBIGUOUS",
        "UNKNOWN,             AMBIGUOUS",
        "ABORTED,             AMBIGUOUS",
        "UNAVAILABLE,         AMBIGUOUS",
        "CANCELLED,           AMBIGUOUS",
        "DEADLINE_EXCEEDED,   AMBIGUOUS",
        "RESOURCE_EXHAUSTED,  REJECTED"
    })
    default void aStatusOfTheServiceIsARefusal(Status.Code code, Delivery delivery) {
        try (AnsweringPeer peer = AnsweringPeer.with(Status.fromCode(code).withDescription("because"), new Metadata());
                Transport transport = bare(peer.port())) {
            TransportException e = BareCalls.RETRIEVE.failureOn(transport, LONG);

            assertThat(e.kind()).isEqualTo(Kind.REFUSED);
            assertThat(e.status().name()).isEqualTo(code.name());
            assertThat(e.delivery()).isEqualTo(delivery);
            assertThat(e).hasMessage("because");
            assertThat(e.retryDelay()).isEmpty();
        }
    }

    /** Without a status there is no answer: the connection, or who is on it, broke off. */
    @OverNetwork
    @ParameterizedTest
    @EnumSource(
            value = BareCalls.class,
            names = {"RETRIEVE", "COMPLETE", "STREAM", "UPLOAD"})
    default void anAnswerWithoutAStatusIsNone(BareCalls call) {
        try (TcpPeer cut = Http2Peer.cutMessage();
                TcpPeer statusless = Http2Peer.trailersWithoutStatus();
                Transport toCut = bare(cut.port());
                Transport toStatusless = bare(statusless.port())) {
            assertThat(call.failureOn(toCut, LONG))
                    .satisfies(e -> assertThat(e.kind()).as("%s", e).isEqualTo(Kind.CONNECTION));
            if (call != BareCalls.STREAM) { // there, the first chunk is one
                assertThat(call.failureOn(toStatusless, LONG)).satisfies(e -> {
                    assertThat(e.kind()).as("%s", e).isEqualTo(Kind.CONNECTION);
                    assertThat(e.delivery()).isEqualTo(Delivery.AMBIGUOUS);
                });
            }
        }
    }

    /** What a gateway answers with HTTP alone. */
    @OverNetwork
    @ParameterizedTest
    @CsvSource({
        "401, text/html,        REFUSED,  UNAUTHENTICATED,    ANSWERED",
        "403, application/grpc, REFUSED,  PERMISSION_DENIED,  ANSWERED",
        "429, text/html,        REFUSED,  RESOURCE_EXHAUSTED, REJECTED",
        "429, application/grpc, REFUSED,  RESOURCE_EXHAUSTED, REJECTED",
        "500, text/html,        REFUSED,  UNKNOWN,            AMBIGUOUS",
        "502, application/grpc, REFUSED,  UNAVAILABLE,        AMBIGUOUS",
        "503, text/html,        REFUSED,  UNAVAILABLE,        AMBIGUOUS",
        "504, text/html,        REFUSED,  UNAVAILABLE,        AMBIGUOUS",
        "200, text/html,        PROTOCOL, UNKNOWN,            AMBIGUOUS",
        "404, text/html,        PROTOCOL, UNIMPLEMENTED,      AMBIGUOUS"
    })
    default void anHttpStatusAloneIsAGateways(String code, String type, Kind kind, StatusCode status, Delivery sent) {
        try (TcpPeer gateway = Http2Peer.headersOnly(":status", code, "content-type", type, "retry-after", "7");
                Transport transport = bare(gateway.port())) {
            for (BareCalls call : new BareCalls[] {BareCalls.UPLOAD, BareCalls.COMPLETE, BareCalls.RETRIEVE}) {
                TransportException e = call.failureOn(transport, LONG);

                assertThat(e.kind()).as("%s", e).isEqualTo(kind);
                assertThat(e.status()).as("%s", e).isEqualTo(status);
                assertThat(e.delivery()).as("%s %s", call, e).isEqualTo(sent);
                assertThat(e).hasMessageContaining(code);
                assertThat(e.retryDelay().isPresent()).isEqualTo(code.equals("429"));
            }
        }
    }

    /** A request over the limit is the caller's to make smaller; inline files are most of it, but not all. */
    @Test
    default void aRequestOverTheLimitIsNotSent() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            Chat chat = client.chat().create("grok-4.5").append(user("\u00e9".repeat(11 << 20))); // two bytes each

            assertThatThrownBy(chat::sample)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("20971520 bytes at most")
                    .hasMessageContaining("Upload");
            assertThatThrownBy(chat::stream).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(chat::defer).isInstanceOf(IllegalArgumentException.class);
            assertThat(xai.requests()).isEmpty();
        }
    }

    /** An answer over the limit is not read to its end, and is no reason to ask again. */
    @OverNetwork
    @Test
    default void anAnswerOverTheLimitFailsItsCallAlone() {
        try (FakeXai xai = fake().start();
                FileChatClient client = client(xai)) {
            xai.chat().whenAnything().reply("x".repeat(21 << 20));
            Chat chat = client.chat().create("grok-4.5").append(user("?"));

            assertThatThrownBy(chat::sample)
                    .isInstanceOfSatisfying(
                            ProtocolException.class,
                            e -> assertThat(e.retryable()).isFalse())
                    .hasMessageContaining("20971520");
            assertThat(client.files().list()).isEmpty();
            assertThat(xai.calls("GetCompletion")).isOne();
        }
    }

    /** Both ways in which a service asks to wait. */
    @OverNetwork
    @Test
    default void aHintToComeBackIsRead() {
        com.google.rpc.Status details = com.google.rpc.Status.newBuilder()
                .setCode(Status.Code.UNAVAILABLE.value())
                .addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(com.google.protobuf.Duration.newBuilder().setSeconds(3))
                        .build()))
                .build();
        Metadata pushBack = new Metadata();
        pushBack.put(Metadata.Key.of("grpc-retry-pushback-ms", Metadata.ASCII_STRING_MARSHALLER), "1500");
        Metadata retryInfo = Objects.requireNonNull(
                StatusProto.toStatusRuntimeException(details).getTrailers());

        assertHint(retryInfo, Duration.ofSeconds(3));
        assertHint(pushBack, Duration.ofMillis(1500));
    }

    /** The message of the service stays, whatever details come with it. */
    @OverNetwork
    @ParameterizedTest
    @ValueSource(strings = {"not protobuf", "of another status", "beyond all time"})
    default void aHintThatCannotBeReadIsNone(String what) {
        com.google.rpc.Status details = com.google.rpc.Status.newBuilder()
                .setCode((what.equals("of another status") ? Status.Code.OK : Status.Code.ABORTED).value())
                .addDetails(Any.pack(RetryInfo.newBuilder()
                        .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                                .setSeconds(Long.MAX_VALUE)
                                .setNanos(Integer.MAX_VALUE))
                        .build()))
                .build();
        Metadata trailers = new Metadata();
        trailers.put(
                Metadata.Key.of("grpc-status-details-bin", Metadata.BINARY_BYTE_MARSHALLER),
                what.equals("not protobuf") ? new byte[] {-1} : details.toByteArray());
        try (AnsweringPeer peer = AnsweringPeer.with(Status.ABORTED.withDescription("because"), trailers);
                Transport transport = bare(peer.port())) {
            TransportException e = BareCalls.RETRIEVE.failureOn(transport, LONG);

            assertThat(e).hasMessage("because");
            assertThat(e.status()).isEqualTo(StatusCode.ABORTED);
            assertThat(e.retryDelay()).isEmpty();
        }
    }

    private void assertHint(Metadata trailers, Duration expected) {
        try (AnsweringPeer peer = AnsweringPeer.with(Status.UNAVAILABLE, trailers);
                Transport transport = bare(peer.port())) {
            TransportException e = BareCalls.COMPLETE.failureOn(transport, LONG);

            assertThat(e.retryDelay()).contains(expected);
            assertThat(e.delivery()).isEqualTo(Delivery.REJECTED);
        }
    }

    /** A file over a limit of the service's looks like a rate limit, but for its words. */
    @OverNetwork
    @Test
    default void aFileTooLargeIsNoRateLimit() {
        Status tooLarge = Status.RESOURCE_EXHAUSTED.withDescription("The file is larger than 512 MB");
        try (AnsweringPeer peer = AnsweringPeer.with(tooLarge, new Metadata());
                Transport transport = bare(peer.port())) {
            assertThat(BareCalls.UPLOAD.failureOn(transport, LONG).delivery()).isNotEqualTo(Delivery.REJECTED);
        }
    }

    /** Asking again would bring the same, or store it twice. */
    @OverNetwork
    @ParameterizedTest
    @EnumSource(
            value = BareCalls.class,
            names = {"RETRIEVE", "COMPLETE", "UPLOAD"})
    default void anAnswerThatCannotBeReadIsNoConnectionFailure(BareCalls call) {
        byte[] garbage = new byte[100];
        Arrays.fill(garbage, (byte) 0xff);
        try (AnsweringPeer peer = AnsweringPeer.early(garbage);
                Transport transport = bare(peer.port())) {
            TransportException failure = call.failureOn(transport, LONG);
            assertThat(failure.kind()).isEqualTo(Kind.PROTOCOL);
            assertThat(failure.status()).isEqualTo(StatusCode.INTERNAL);
        }
    }

    /** A source that cannot be read is the source's failure. */
    @Test
    default void aChunkThatCannotBeWrittenIsTheSourcesFailure() {
        IOException diskError = new IOException("disk error");
        try (FakeXai xai = fake().start();
                Transport transport = bare(xai)) {
            TransportException e = catchThrowableOfType(
                    TransportException.class,
                    () -> transport
                            .files()
                            .upload(
                                    UploadRequest.of("a", 100_000, null),
                                    () -> failing(diskError),
                                    BareCall.within(LONG)));

            assertThat(e.kind()).isEqualTo(Kind.SOURCE);
            assertThat(e.delivery()).isEqualTo(Delivery.PARTIAL);
            assertThat(e).hasRootCause(diskError);
        }
    }

    private static Chunk failing(IOException failure) {
        return new Chunk() {
            @Override
            public int length() {
                return 1000;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                out.write(new byte[500]);
                throw failure;
            }
        };
    }
}
