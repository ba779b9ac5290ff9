// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.filechat.proto.ListFilesRequest;
import dev.filechat.testsupport.StubClient;
import io.grpc.ChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the fake listens, and whom its certificate is for. */
class HostTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"0.0.0.0, 127.0.0.2", "127.0.0.3, 127.0.0.3"})
    void listensOnAnotherAddress(String bound, String called) throws Exception {
        try (FakeXai xai = FakeXai.builder().bindAddress(bound).start();
                StubClient stubs = StubClient.over(
                        NettyChannelBuilder.forAddress(called, xai.port())
                                .usePlaintext()
                                .build(),
                        xai.key())) {
            assertThat(stubs.upload("a.txt", "abc").getSize()).isEqualTo(3);
            assertThat(xai.host()).isEqualTo(bound.equals("0.0.0.0") ? "127.0.0.1" : bound);
            try (StubClient own = StubClients.of(xai)) {
                assertThat(own.files()
                                .listFiles(ListFilesRequest.getDefaultInstance())
                                .getDataCount())
                        .isOne();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-xai", "fake.test", "10.1.2.3", "localhost", "127.0.0.1", "127.0.0.4"})
    void itsCertificateIsForAllItsHosts(String host) throws Exception {
        Path pem = directory.resolve("ca.pem");
        try (FakeXai xai = FakeXai.builder()
                .tls()
                .bindAddress("127.0.0.4")
                .hostNames("fake-xai", "fake.test", "10.1.2.3")
                .start()) {
            xai.writeTrustedCertificate(pem);
            ChannelCredentials trust = TlsChannelCredentials.newBuilder()
                    .trustManager(pem.toFile())
                    .build();
            ManagedChannel channel = NettyChannelBuilder.forAddress(xai.host(), xai.port(), trust)
                    .overrideAuthority(host)
                    .build();
            try (StubClient stubs = StubClient.over(channel, xai.key())) {
                assertThat(stubs.upload("a.txt", "abc").getSize()).isEqualTo(3);
            }
            assertThat(xai.trustedCertificate().getSubjectAlternativeNames()).hasSize(6);
        }
    }

    @Test
    void refusesWhatIsNoAddressAndNoHost() {
        for (String address : List.of("", "fake-xai", "0.0.0.0:50051", "256.0.0.1")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FakeXai.builder().bindAddress(address))
                    .withMessageStartingWith("bindAddress must be an IP address, such as 0.0.0.0");
        }
        for (String host : List.of("", "https://fake-xai", "fake-xai:50051", "a..b", "x".repeat(64))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FakeXai.builder().hostNames("localhost", host))
                    .withMessageContaining('"' + host + '"');
        }
    }
}
