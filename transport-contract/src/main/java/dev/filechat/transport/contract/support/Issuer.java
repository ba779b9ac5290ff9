// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** An authority that issues certificates of every kind. */
public final class Issuer {
    private static final char[] NO_PASSWORD = {};
    private static final Duration YEAR = Duration.ofDays(365);

    private final X500Name name;
    private final KeyPair keys = newKeys();
    private final Instant now = Instant.now();
    private final X509Certificate certificate;

    public Issuer(String name) {
        this.name = new X500Name("CN=" + name);
        this.certificate = sign(builder(this.name, keys.getPublic(), now.minus(YEAR), now.plus(YEAR)), true, null);
    }

    /** What trusts all that it issues. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** A key and its certificate. */
    public record Identity(PrivateKey key, X509Certificate certificate) {}

    /** Issues a certificate for a client. */
    public Identity client(String subject) {
        KeyPair own = newKeys();
        X509Certificate issued = sign(
                builder(new X500Name("CN=" + subject), own.getPublic(), now.minus(YEAR), now.plus(YEAR)), false, null);
        return new Identity(own.getPrivate(), issued);
    }

    /** Serves nothing, but shakes hands, at a port of 127.0.0.1. */
    public SSLServerSocket server(GeneralName host, Duration since, Duration until) throws IOException {
        try {
            KeyPair own = newKeys();
            X500Name subject = new X500Name("CN=A server of the tests");
            X509Certificate issued =
                    sign(builder(subject, own.getPublic(), now.plus(since), now.plus(until)), false, host);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", own.getPrivate(), NO_PASSWORD, new Certificate[] {issued});
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            SSLServerSocket server = (SSLServerSocket) context.getServerSocketFactory()
                    .createServerSocket(0, 0, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
            SSLParameters parameters = server.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2"}); // OkHttp looks at it before the host's name
            server.setSSLParameters(parameters);
            return server;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK could not use the certificate", e);
        }
    }

    private X509v3CertificateBuilder builder(X500Name subject, PublicKey key, Instant from, Instant until) {
        BigInteger serial = new BigInteger(64, new SecureRandom()).add(BigInteger.ONE);
        return new JcaX509v3CertificateBuilder(name, serial, Date.from(from), Date.from(until), subject, key);
    }

    private X509Certificate sign(X509v3CertificateBuilder builder, boolean authority, @Nullable GeneralName host) {
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (host != null) {
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(host));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("The JDK could not make a certificate", e);
        }
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("EC").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK could not make keys", e);
        }
    }
}
