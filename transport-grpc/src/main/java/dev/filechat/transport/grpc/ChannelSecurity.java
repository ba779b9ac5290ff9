// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.TransportSettings;
import io.grpc.ChannelCredentials;
import io.grpc.InsecureChannelCredentials;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;

/**
 * How connections are secured: by TLS with the system's trust store, by TLS with the user's certificates, or not at
 * all.
 */
public final class ChannelSecurity {
    private ChannelSecurity() {}

    /** {@return the credentials that the settings ask for} */
    public static ChannelCredentials of(TransportSettings settings) {
        if (settings.plaintext()) {
            return InsecureChannelCredentials.create();
        }
        TlsChannelCredentials.Builder credentials = TlsChannelCredentials.newBuilder();
        if (!settings.trustedCertificates().isEmpty()) {
            credentials.trustManager(trusting(settings.trustedCertificates()).getTrustManagers());
        }
        settings.clientKeys().ifPresent(credentials::keyManager);
        return credentials.build();
    }

    /**
     * {@return the factory of the TLS sockets that the settings ask for, for a transport that takes no credentials}
     *
     * @param keys gives the key and the certificate of the client
     */
    public static SSLSocketFactory sockets(TransportSettings settings, X509KeyManager keys) {
        List<X509Certificate> certificates = settings.trustedCertificates();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new KeyManager[] {keys},
                    certificates.isEmpty() ? null : trusting(certificates).getTrustManagers(),
                    null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("TLS cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManagerFactory trusting(List<X509Certificate> certificates) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (int i = 0; i < certificates.size(); i++) {
                store.setCertificateEntry("trusted-" + i, certificates.get(i));
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The trusted certificates cannot be used: " + e.getMessage(), e);
        }
    }
}
