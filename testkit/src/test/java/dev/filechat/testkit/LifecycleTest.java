// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static dev.filechat.testkit.UploadTest.random;
import static dev.filechat.testsupport.StubClient.ask;
import static dev.filechat.testsupport.StubClient.data;
import static dev.filechat.testsupport.StubClient.init;
import static dev.filechat.testsupport.StubClient.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.filechat.proto.File;
import dev.filechat.proto.GetChatCompletionChunk;
import dev.filechat.proto.UploadFileChunk;
import dev.filechat.testsupport.StubClient;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.Status.Code;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LifecycleTest {

    @TempDir
    private Path directory;

    @Test
    void listensOnTheLoopbackAddressAtAFreePort() throws Exception {
        try (FakeXai first = FakeXai.start();
                FakeXai second = FakeXai.start()) {
            assertThat(first.host()).isEqualTo("127.0.0.1");
            assertThat(first.port()).isPositive().isNotEqualTo(second.port());
            for (InetAddress address :
                    InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
                if (!address.isLoopbackAddress()) {
                    assertThatThrownBy(() -> new Socket(address, first.port()).close())
                            .isInstanceOf(IOException.class);
                }
            }
        }
    }

    @Test
    void listensAtTheGivenPortAndSaysWhenItIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(
                            () -> FakeXai.builder().port(taken.getLocalPort()).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(Integer.toString(taken.getLocalPort()));
            assertThat(threads()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost"})
    void servesOverTls(String host) throws Exception {
        Path pem = directory.resolve("ca.pem");
        try (FakeXai xai = FakeXai.builder().tls().start()) {
            xai.writeTrustedCertificate(pem);
            try (var in = Files.newInputStream(pem)) {
                assertThat(CertificateFactory.getInstance("X.509").generateCertificate(in))
                        .isEqualTo(xai.trustedCertificate());
            }
            ChannelCredentials trusting = TlsChannelCredentials.newBuilder()
                    .trustManager(pem.toFile())
                    .build();
            try (StubClient stubs = StubClient.over(
                    Grpc.newChannelBuilderForAddress(host, xai.port(), trusting).build(), xai.key())) {
                File file = stubs.upload("notes.txt", "The code is 48213.");
                assertThat(stubs.answer("What is the code?", file.getId())).isEqualTo("The code is 48213.");
            }
        }
    }

    @Test
    void isNotTrustedWithoutItsCertificate() throws Exception {
        try (FakeXai xai = FakeXai.builder().tls().start();
                StubClient stubs = StubClient.over(
                        Grpc.newChannelBuilderForAddress(xai.host(), xai.port(), TlsChannelCredentials.create())
                                .build(),
                        xai.key())) {
            assertThat(refusal(() -> stubs.answer("What?")).getCode()).isEqualTo(Code.UNAVAILABLE);
        }
    }

    @Test
    void servesInProcessWithoutAPort() throws Exception {
        try (FakeXai xai = FakeXai.builder().inProcess().start();
                StubClient stubs = StubClients.inProcess(xai)) {
            byte[] notes = "The heron sleeps.\n".repeat(170_000).getBytes(StandardCharsets.UTF_8);
            File file = stubs.upload("notes.txt", notes, 1_000_000);
            assertThat(xai.files().all().get(0).sha256()).isEqualTo(UploadTest.sha256(notes));
            assertThat(stubs.stream(ask("What?", file.getId()))).isNotEmpty();
            assertThatThrownBy(xai::port).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(xai::host).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(xai::trustedCertificate).isInstanceOf(IllegalStateException.class);
        }
        assertThat(threads()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void leavesNoThreadNoCallAndNoFileWhenItIsClosed(boolean inProcess) throws Exception {
        FakeXaiBuilder builder = FakeXai.builder().storageDirectory(directory).wordDelay(Duration.ofHours(1));
        FakeXai xai = inProcess ? builder.inProcess().start() : builder.start();
        try (StubClient stubs = inProcess ? StubClients.inProcess(xai) : StubClients.of(xai)) {
            stubs.upload("stored.bin", random(100_000), 50_000);
            BlockingClientCall<UploadFileChunk, File> upload = stubs.files().uploadFile();
            upload.write(init("half.bin"));
            upload.write(data(ByteString.copyFrom(random(5_000_000))));
            BlockingClientCall<?, GetChatCompletionChunk> answer = stubs.chat().getCompletionChunk(ask("Hello?"));
            answer.read();
            assertThat(threads()).isNotEmpty();
            assertThat(files()).isNotEmpty();

            xai.close();

            assertThat(threads()).isEmpty();
            assertThat(files()).isEmpty();
            assertThat(xai.openCalls()).isZero();
            assertThat(xai.files().all()).isEmpty();
            refusal(() -> StubClient.drain(answer));
            refusal(upload::read);
        }
        xai.close();
    }

    @Test
    void closesAlthoughTheClosingThreadIsInterrupted() {
        FakeXai xai = FakeXai.builder().storageDirectory(directory).start();

        Thread.currentThread().interrupt();
        xai.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads()).isEmpty();
    }

    private Stream<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.toList().stream();
        }
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("fake-xai"));
    }
}
