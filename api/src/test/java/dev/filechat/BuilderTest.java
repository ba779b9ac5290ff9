// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.filechat.errors.ConfigurationException;
import dev.filechat.spi.ApiKey;
import dev.filechat.spi.TransportSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {
    private static final String KEY = "xai-SECRET-0123456789";

    private final AtomicReference<TransportSettings> settings = new AtomicReference<>();
    private final FileChatClientBuilder builder = FileChatClient.builder()
            .apiKey(KEY)
            .transport(FakeTransport.provider("fake", given -> {
                settings.set(given);
                return new FakeTransport();
            }));

    @TempDir
    Path directory;

    @Test
    void aTransportGetsTheDefaultsOfTheRealService() {
        builder.build();

        assertThat(settings.get().host()).isEqualTo("api.x.ai");
        assertThat(settings.get().port()).isEqualTo(443);
        assertThat(settings.get().plaintext()).isFalse();
        assertThat(settings.get().trustedCertificates()).isEmpty();
        assertThat(settings.get().maxMessageSize()).isEqualTo(20 << 20);
        assertThat(settings.get().connectTimeout()).isEqualTo(Duration.ofSeconds(20));
        assertThat(settings.get().userAgent()).matches("filechat-java/[0-9].*");
        assertThat(settings.get().headers())
                .containsOnlyKeys("xai-sdk-version", "xai-sdk-language")
                .hasEntrySatisfying("xai-sdk-version", v -> assertThat(v).startsWith("filechat-java/"))
                .hasEntrySatisfying("xai-sdk-language", v -> assertThat(v).startsWith("java/"));
    }

    /** The first half of: printf 'filechat account\\napi.x.ai:443\\nxai-SECRET-0123456789' | sha256sum. */
    @Test
    void aFingerprintNamesTheAccountAndShowsNoKey() {
        try (FileChatClient client = builder.build();
                FileChatClient other = builder.apiKey("another").build();
                FileChatClient elsewhere =
                        builder.apiKey(KEY).endpoint("eu.x.ai", 443).build()) {
            assertThat(client.accountFingerprint()).isEqualTo("c7c9f9eccd66b666de100586a0dbbcbc");
            assertThat(other.accountFingerprint()).hasSize(32).isNotEqualTo(client.accountFingerprint());
            assertThat(elsewhere.accountFingerprint()).hasSize(32).isNotEqualTo(client.accountFingerprint());
        }
    }

    @Test
    void nothingIsOpenedOrReadBeforeBuild() {
        builder.trustedCertificates(directory.resolve("missing.pem"))
                .endpoint("host.invalid", 1)
                .apiKey("not a key")
                .plaintext();

        assertThat(settings).hasNullValue();
    }

    @Test
    void noKeySaysWhereToPutOne() {
        assumeTrue(System.getenv("XAI_API_KEY") == null);

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> FileChatClient.builder().build())
                .withMessageContainingAll("XAI_API_KEY", "apiKey(...)");
    }

    @ParameterizedTest
    @CsvSource({
        "'', is empty",
        "'SECRET\n', a line break at position 7 of 7",
        "'SECRET\r\n', a line break",
        "'SEC\nRET', a line break",
        "' SECRET', a space at position 1",
        "'SEC\tRET', a tab at position 4",
        "SEC\u0000RET, a control character",
        "SEC\u007fRET, a control character",
        "SECRETé, not ASCII",
        "\ufeffSECRET, not ASCII",
        "SECRET\u200b, not ASCII"
    })
    void whatCannotBeAKeyIsRefusedWithoutShowingIt(String key, String why) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder.apiKey(key).build())
                .withMessageContaining(why)
                .withMessageNotContainingAny("SEC", "RET")
                .satisfies(e -> assertThat(e.getCause().toString()).doesNotContain("SEC", "RET"));
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder.apiKey(KEY).managementKey(key).build())
                .withMessageStartingWith("The management key ")
                .withMessageContaining(why)
                .withMessageNotContainingAny("SEC", "RET")
                .satisfies(e -> assertThat(e.getCause().toString()).doesNotContain("SEC", "RET"));
        assertThat(settings).hasNullValue();
    }

    @Test
    void noTextFormShowsAKey() {
        FileChatClient client =
                builder.managementKey("SECRET-2").header("x-team", "t").build();

        assertThat(Stream.of(client, builder, settings.get(), ApiKey.of(KEY)))
                .extracting(Object::toString)
                .noneMatch(text -> text.contains("SECRET"));
        assertThat(client).hasToString("FileChatClient[api.x.ai:443]");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536, Integer.MAX_VALUE})
    void aPortThatIsNoneIsRefused(int port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.endpoint("localhost", port))
                .withMessage("port is " + port + "; it must be 1 to 65535");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 65_535})
    void theFirstAndTheLastPortAreTaken(int port) {
        builder.endpoint("localhost", port).build();

        assertThat(settings.get().port()).isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S"})
    void aTimeoutOfNothingIsRefused(String timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(Duration.parse(timeout)))
                .withMessageStartingWith("timeout is " + Duration.parse(timeout));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1S"})
    void aConnectTimeoutOfNothingIsRefused(String timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.connectTimeout(Duration.parse(timeout)))
                .withMessageStartingWith("connectTimeout is " + Duration.parse(timeout));
    }

    @Test
    void aTransportGetsTheConnectTimeout() {
        builder.connectTimeout(Duration.ofSeconds(7)).build();

        assertThat(settings.get().connectTimeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aBlankHostIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.endpoint(" ", 443))
                .withMessage("host is blank");
    }

    @Test
    void aCertificateFileThatIsMissingIsToldWithItsName() {
        Path missing = directory.resolve("missing.pem");

        assertCertificatesRefused(missing, "There is no certificate file " + missing);
    }

    @Test
    void aCertificateFileWithoutACertificateIsToldWithItsName() throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.pem"));

        assertCertificatesRefused(empty, "There is no certificate in " + empty);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"})
    void aCertificateFileOfSomethingElseIsToldWithItsName(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("other.pem"), content);

        assertCertificatesRefused(file, file.toString());
    }

    @Test
    void aDirectoryIsNoCertificateFile() {
        assertCertificatesRefused(directory, "The certificates in " + directory + " cannot be read");
    }

    @Test
    void theCertificatesOfAFileGoToTheTransport() throws IOException, GeneralSecurityException {
        X509Certificate certificate = anyCertificate();
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder().encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";

        builder.trustedCertificates(Files.writeString(directory.resolve("ca.pem"), pem))
                .build();

        assertThat(settings.get().trustedCertificates()).containsExactly(certificate);
    }

    private void assertCertificatesRefused(Path file, String message) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> builder.trustedCertificates(file).build())
                .withMessageContaining(message);
        assertThat(settings).hasNullValue();
    }

    private static X509Certificate anyCertificate() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers()[0];
    }
}
