// SPDX-License-Identifier: Apache-2.0
package dev.filechat.springboot;

import dev.filechat.FileChatClientBuilder;
import java.security.KeyStore;
import java.util.stream.Stream;
import javax.net.ssl.X509KeyManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** The certificates of an SSL bundle: those to trust, and the client's own. */
final class BundleCertificates {
    private final SslBundle bundle;

    BundleCertificates(SslBundle bundle) {
        this.bundle = bundle;
    }

    void set(FileChatClientBuilder client) {
        @Nullable KeyStore trusted = bundle.getStores().getTrustStore();
        @Nullable KeyStore own = bundle.getStores().getKeyStore();
        if (trusted == null && own == null) {
            throw new IllegalArgumentException("it has neither a trust store nor a key store");
        }
        if (trusted != null) {
            client.trustStore(trusted);
        }
        if (own != null) {
            Stream.of(bundle.getManagers().getKeyManagers())
                    .filter(X509KeyManager.class::isInstance)
                    .map(X509KeyManager.class::cast)
                    .findFirst()
                    .ifPresent(client::clientCertificate);
        }
    }
}
