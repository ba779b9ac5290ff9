// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.errors.ConfigurationException;
import dev.filechat.errors.TlsException;
import dev.filechat.files.StoredFile;
import dev.filechat.files.sources.FileSource;
import dev.filechat.testkit.FakeXai;
import dev.filechat.transport.contract.support.Issuer;
import dev.filechat.transport.contract.support.OverNetwork;
import dev.filechat.transport.contract.support.OverTransport;
import dev.filechat.transport.contract.support.TestBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that asks clients for a certificate. */
@OverNetwork
public interface ClientCertificateContract extends OverTransport {
    /** From PEM files. */
    @Test
    default void aClientWithACertificateIsServed(@TempDir Path directory) throws IOException {
        byte[] bytes = TestBytes.of(5_000_000);
        Issuer issuer = new Issuer("Clients");
        Issuer.Identity identity = issuer.client("filechat");
        try (FakeXai xai = fake().requireClientCertificate(issuer.certificate()).start();
                FileChatClient client = configured(xai)
                        .clientCertificate(
                                pem(directory, "CERTIFICATE", encoded(identity)),
                                pem(directory, "PRIVATE KEY", identity.key().getEncoded()))
                        .build()) {
            StoredFile stored = client.files().upload(FileSource.of("a.bin", bytes));

            assertThat(client.files().content(stored.id()).readAllBytes()).isEqualTo(bytes);
            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** From a key store, and with a trust store. */
    @Test
    default void aClientWithKeyStoresIsServed() throws IOException, GeneralSecurityException {
        byte[] bytes = TestBytes.of(10);
        Issuer issuer = new Issuer("Clients");
        try (FakeXai xai = fake().requireClientCertificate(issuer.certificate()).start()) {
            KeyStore trusted = store();
            trusted.setCertificateEntry("fake", xai.trustedCertificate());
            try (FileChatClient client = FileChatClient.builder()
                    .transport(provider())
                    .apiKey(xai.key())
                    .endpoint(xai.host(), xai.port())
                    .trustStore(trusted)
                    .clientCertificate(keys(issuer.client("filechat")))
                    .build()) {
                client.files().upload(FileSource.of("a.bin", bytes));
            }

            assertThat(xai.files().all().getFirst().sha256()).isEqualTo(TestBytes.sha256(bytes));
        }
    }

    /** With TLS 1.3 the client has finished its side of the handshake by then. */
    @Test
    default void aMissingCertificateIsSaidToBe() {
        try (FakeXai xai = fake().requireClientCertificate(new Issuer("Clients").certificate())
                        .start();
                FileChatClient client = client(xai)) {
            assertThatExceptionOfType(TlsException.class)
                    .isThrownBy(() -> client.files().get("file_1"))
                    .withMessageContainingAll("a client certificate is missing", "clientCertificate(...)")
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(1));
            assertThat(xai.requests()).isEmpty();
        }
    }

    /** Another authority has issued it. */
    @Test
    default void aCertificateThatTheServiceDoesNotAcceptIsSaidToBe() throws IOException, GeneralSecurityException {
        try (FakeXai xai = fake().requireClientCertificate(new Issuer("Clients").certificate())
                        .start();
                FileChatClient client = configured(xai)
                        .clientCertificate(keys(new Issuer("Strangers").client("filechat")))
                        .build()) {
            assertThatExceptionOfType(TlsException.class)
                    .isThrownBy(() -> client.files().get("file_1"))
                    .withMessageContaining("the service does not accept it");
            assertThat(xai.requests()).isEmpty();
        }
    }

    /** When the client is built; no message has anything of a key. */
    @Test
    default void filesThatCannotBeUsedAreSaidToBe(@TempDir Path directory) throws IOException {
        Issuer issuer = new Issuer("Clients");
        Issuer.Identity identity = issuer.client("filechat");
        byte[] key = identity.key().getEncoded();
        String secret = Base64.getEncoder().encodeToString(key).substring(10, 30);
        Path chain = pem(directory, "CERTIFICATE", encoded(identity));

        assertUnusable(directory.resolve("missing.pem"), chain, secret, "There is no certificate file");
        assertUnusable(chain, directory.resolve("missing.pem"), secret, "There is no private key file");
        assertUnusable(chain, pem(directory, "RSA PRIVATE KEY", key), secret, "openssl pkcs8 -topk8 -nocrypt -in");
        assertUnusable(chain, pem(directory, "ENCRYPTED PRIVATE KEY", key), secret, "without a password");
        assertUnusable(
                chain,
                pem(directory, "PRIVATE KEY", Arrays.copyOf(key, 20)),
                secret,
                "cannot be used as one of the type");
        assertUnusable(
                chain,
                pem(directory, "PRIVATE KEY", issuer.client("other").key().getEncoded()),
                secret,
                "is not that of the first certificate in");
    }

    private void assertUnusable(Path chain, Path key, String secret, String why) {
        FileChatClientBuilder builder =
                FileChatClient.builder().transport(provider()).apiKey("a-key").clientCertificate(chain, key);
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(builder::build)
                .withMessageContaining(why)
                .withMessageNotContaining(secret)
                .satisfies(e -> assertThat(String.valueOf(e.getCause())).doesNotContain(secret));
    }

    /** The certificate of the service is checked for the name that was given, and for no other. */
    @Test
    default void theNameOfTheServiceCanBeAnotherOne() {
        try (FakeXai xai = fake().tls().hostNames("service.example").start()) {
            try (FileChatClient client =
                    configured(xai).overrideAuthority("service.example").build()) {
                assertThat(client.files().list()).isEmpty();
            }
            try (FileChatClient client =
                    configured(xai).overrideAuthority("other.example").build()) {
                assertThatExceptionOfType(TlsException.class)
                        .isThrownBy(() -> client.files().get("file_1"))
                        .withMessageContaining("the certificate is for another host");
            }
        }
    }

    private static X509KeyManager keys(Issuer.Identity identity) throws IOException, GeneralSecurityException {
        KeyStore store = store();
        store.setKeyEntry("client", identity.key(), new char[0], new Certificate[] {identity.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return (X509KeyManager) factory.getKeyManagers()[0];
    }

    private static KeyStore store() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static byte[] encoded(Issuer.Identity identity) {
        try {
            return identity.certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path directory, String type, byte[] der) throws IOException {
        String text = "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END "
                + type + "-----\n";
        return Files.writeString(directory.resolve(type + ".pem"), text);
    }
}
