// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.filechat.FileChatClient;
import dev.filechat.errors.TlsException;
import dev.filechat.errors.UnavailableException;
import dev.filechat.testkit.FakeXai;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Certificates by files and by SSL bundles, and proxies, at a service that asks for a certificate. */
class CertificatesTest {
    private static final String PASSWORD = "password";

    @TempDir
    private static Path folder;

    private static FakeXai xai;
    private static ApplicationContextRunner application;

    @BeforeAll
    static void start() throws Exception {
        Path keys = folder.resolve("client.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "client",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=client",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, PASSWORD.toCharArray());
        }
        xai = FakeXai.builder()
                .tls()
                .requireClientCertificate((X509Certificate) store.getCertificate("client"))
                .start();
        xai.writeTrustedCertificate(folder.resolve("service.pem"));
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(FileChatAutoConfiguration.class, SslAutoConfiguration.class))
                .withPropertyValues(
                        "filechat.api-key=" + xai.key(),
                        "filechat.host=" + xai.host(),
                        "filechat.port=" + xai.port(),
                        "filechat.retry.read-attempts=1",
                        "spring.ssl.bundle.jks.xai.keystore.location=file:" + keys,
                        "spring.ssl.bundle.jks.xai.keystore.password=" + PASSWORD,
                        "spring.ssl.bundle.jks.xai.keystore.type=PKCS12",
                        "spring.ssl.bundle.pem.service.truststore.certificate=file:" + folder.resolve("service.pem"));
    }

    @AfterAll
    static void stop() {
        xai.close();
    }

    @Test
    void aBundleHasTheTrustStoreAndTheKeyOfTheClient() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("service", xai.trustedCertificate());
        try (var out = Files.newOutputStream(folder.resolve("trust.p12"))) {
            trusted.store(out, PASSWORD.toCharArray());
        }

        application
                .withPropertyValues(
                        "spring.ssl.bundle.jks.xai.truststore.location=file:" + folder.resolve("trust.p12"),
                        "spring.ssl.bundle.jks.xai.truststore.password=" + PASSWORD,
                        "spring.ssl.bundle.jks.xai.truststore.type=PKCS12",
                        "filechat.ssl.bundle=xai")
                .run(context -> assertThat(exists(context.getBean(FileChatClient.class)))
                        .isFalse());
    }

    @Test
    void aBundleWithoutAKeyIsNotEnoughHere() {
        application
                .withPropertyValues("filechat.ssl.bundle=service")
                .run(context -> assertThatThrownBy(() -> exists(context.getBean(FileChatClient.class)))
                        .isInstanceOf(TlsException.class)
                        .hasMessageContaining("certificate"));
    }

    @Test
    void certificatesComeFromPemFilesToo() {
        application
                .withPropertyValues("filechat.ssl.trusted-certificates=" + folder.resolve("service.pem"))
                .withBean(FileChatClientCustomizer.class, () -> client -> client.clientCertificate(keyManager()))
                .run(context -> assertThat(exists(context.getBean(FileChatClient.class)))
                        .isFalse());
    }

    @Test
    void theProxyIsAsked() throws Exception {
        try (ServerSocket proxy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<String> asked = CompletableFuture.supplyAsync(() -> firstLine(proxy));
            application
                    .withPropertyValues("filechat.proxy.host=127.0.0.1", "filechat.proxy.port=" + proxy.getLocalPort())
                    .run(context -> assertThatThrownBy(() -> exists(context.getBean(FileChatClient.class)))
                            .isInstanceOf(UnavailableException.class));
            assertThat(asked.join()).startsWith("CONNECT " + xai.host() + ":" + xai.port() + " ");
        }
    }

    private static String firstLine(ServerSocket server) {
        try (Socket connection = server.accept();
                BufferedReader in = new BufferedReader(new InputStreamReader(connection.getInputStream(), UTF_8))) {
            return in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static X509KeyManager keyManager() {
        try (InputStream in = Files.newInputStream(folder.resolve("client.p12"))) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD.toCharArray());
            return (X509KeyManager) factory.getKeyManagers()[0];
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean exists(FileChatClient client) {
        return client.files().exists("file-1");
    }
}
