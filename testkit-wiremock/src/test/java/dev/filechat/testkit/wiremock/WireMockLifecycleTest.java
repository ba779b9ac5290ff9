// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.wiremock;

import static dev.filechat.testkit.wiremock.XaiStubs.call;
import static dev.filechat.testkit.wiremock.XaiStubs.callsOf;
import static dev.filechat.testkit.wiremock.XaiStubs.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.filechat.FileChatClient;
import dev.filechat.proto.ChatGrpc;
import dev.filechat.proto.DeleteFileRequest;
import dev.filechat.proto.FilesGrpc;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.MethodDescriptor;
import io.grpc.Status.Code;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.BlockingClientCall;
import io.grpc.stub.ClientCalls;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How WireMock's core behind our server is reached, and how it ends. */
class WireMockLifecycleTest {

    @Test
    void servesOverTls() throws Exception {
        try (WireMockXai xai = WireMockXai.builder().tls().start();
                StubClient stubs = StubClient.over(
                        NettyChannelBuilder.forAddress(xai.host(), xai.port())
                                .sslContext(GrpcSslContexts.forClient()
                                        .trustManager(xai.trustedCertificate())
                                        .build())
                                .build(),
                        "k")) {
            xai.stubFor(call("DeleteFile").willReturn(message("{\"id\": \"over TLS\"}")));

            assertThat(stubs.files()
                            .deleteFile(DeleteFileRequest.getDefaultInstance())
                            .getId())
                    .isEqualTo("over TLS");
        }
    }

    @Test
    void servesInTheSameJvmWithNoPortAndNoTransport() {
        try (WireMockXai xai = WireMockXai.builder().inProcess().start();
                FileChatClient client = xai.client()) {
            xai.stubFor(call("RetrieveFile").willReturn(message("{\"id\": \"f\", \"filename\": \"a.txt\"}")));

            assertThat(client.files().get("f").name()).isEqualTo("a.txt");
            assertThat(xai.inProcessName()).isNotEmpty();
            assertThatIllegalStateException().isThrownBy(xai::port);
        }
    }

    static Stream<MethodDescriptor<?, ?>> methods() {
        return Stream.of(FilesGrpc.getServiceDescriptor(), ChatGrpc.getServiceDescriptor())
                .flatMap(service -> service.getMethods().stream());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void servesEveryMethod(MethodDescriptor<?, ?> method) throws Exception {
        try (WireMockXai xai = WireMockXai.start();
                StubClient stubs = StubClient.to(xai.host(), xai.port(), "k")) {
            String name = method.getBareMethodName();
            assertThat(StubClient.refusal(() -> answers(stubs.bare(), method)).getDescription())
                    .startsWith("No stub answers this call of " + name + ":");

            xai.stubFor(call(name).willReturn(message("{}")));

            assertThat(answers(stubs.bare(), method)).hasSize(1);
            xai.verify(2, callsOf(name));
        }
    }

    /** What comes back for an empty request. */
    private static <Q, R> List<R> answers(Channel channel, MethodDescriptor<Q, R> method) throws Exception {
        CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MINUTES);
        if (method.getType().clientSendsOneMessage()) {
            Q request = method.parseRequest(InputStream.nullInputStream());
            return StubClient.drain(ClientCalls.blockingV2ServerStreamingCall(channel, method, options, request));
        }
        BlockingClientCall<Q, R> call = ClientCalls.blockingClientStreamingCall(channel, method, options);
        call.write(method.parseRequest(StubClient.init("a.txt").toByteString().newInput()));
        call.halfClose();
        return StubClient.drain(call);
    }

    @Test
    void endsCallsAndThreadsWhenItIsClosed() throws Exception {
        WireMockXai.start().close(); // what WireMock starts once for all
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        WireMockXai xai = WireMockXai.start();
        try (StubClient stubs = StubClient.to(xai.host(), xai.port(), "k")) {
            xai.stubFor(call("DeleteFile").willReturn(message("{}").withFixedDelay(10)));
            xai.stubFor(call("GetCompletionChunk")
                    .willReturn(message("{}").withPause(Duration.ofHours(1)).withMessage("{}")));
            stubs.files().deleteFile(DeleteFileRequest.getDefaultInstance());
            BlockingClientCall<?, GetChatCompletionChunk> open =
                    stubs.chat().getCompletionChunk(StubClient.ask("Hello?"));
            assertThat(open.read()).isNotNull();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .anyMatch(name -> name.startsWith("fake-xai"));

            xai.close();

            assertThat(StubClient.refusal(open::read).getCode()).isIn(Code.UNAVAILABLE, Code.CANCELLED);
            assertThat(Thread.getAllStackTraces().keySet().stream()
                            .filter(thread -> !before.contains(thread))
                            .map(Thread::getName)
                            .filter(name -> !name.startsWith("grpc-")) // the client's
                            // Netty's one for all and those that run virtual threads, which come and go
                            .filter(name -> !name.startsWith("globalEventExecutor"))
                            .filter(name -> !name.startsWith("ForkJoinPool") && !name.startsWith("VirtualThread")))
                    .isEmpty();
            xai.verify(1, callsOf("DeleteFile"));
            xai.close();
        }
    }

    @Test
    void refusesAPortThatIsNoneOrTaken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireMockXai.builder().port(-1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WireMockXai.builder().port(65536));
        try (WireMockXai xai = WireMockXai.start()) {
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(() -> WireMockXai.builder().port(xai.port()).start());
        }
    }
}
