// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import dev.filechat.errors.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;

/** Reads the certificate and the key of a client. No message contains anything of the key. */
public final class ClientKeys {
    private static final char[] NO_PASSWORD = {};
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private ClientKeys() {}

    /**
     * {@return the key manager of a certificate and its key}
     *
     * @param chain the PEM file of the certificate, followed by those of its issuers if there are any
     * @param key the PEM file of its private key, in PKCS #8 without a password
     * @throws ConfigurationException if a file cannot be read or used, or the key is that of another certificate
     */
    public static X509KeyManager read(Path chain, Path key) {
        List<X509Certificate> certificates = PemFile.read(chain);
        PublicKey publicKey = certificates.getFirst().getPublicKey();
        try {
            PrivateKey privateKey =
                    KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(encoded(key));
            if (!belong(privateKey, publicKey)) {
                throw new ConfigurationException("The private key in " + key
                        + " is not that of the first certificate in " + chain + ", which has to be the client's own");
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("client", privateKey, NO_PASSWORD, certificates.toArray(X509Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, NO_PASSWORD);
            return Arrays.stream(factory.getKeyManagers())
                    .filter(X509KeyManager.class::isInstance)
                    .map(X509KeyManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (GeneralSecurityException | IOException e) {
            // Its message may have bytes of the key.
            throw new ConfigurationException("The private key in " + key + " cannot be used as one of the type "
                    + publicKey.getAlgorithm() + ", which the certificate in " + chain + " has");
        }
    }

    private static PKCS8EncodedKeySpec encoded(Path file) {
        String pem;
        try {
            pem = Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("There is no private key file " + file, e);
        } catch (IOException e) {
            throw new ConfigurationException("The private key in " + file + " cannot be read: " + e, e);
        }
        Matcher key = PKCS8.matcher(pem);
        if (!key.find()) {
            throw new ConfigurationException("There is no private key in " + file + " in the form \"BEGIN PRIVATE KEY\""
                    + " (PKCS #8 without a password). Make one of another form with: openssl pkcs8 -topk8 -nocrypt -in "
                    + file);
        }
        return new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(key.group(1)));
    }

    private static boolean belong(PrivateKey privateKey, PublicKey publicKey) throws GeneralSecurityException {
        String algorithm = switch (publicKey.getAlgorithm()) {
            case "EC" -> "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            default -> publicKey.getAlgorithm();
        };
        byte[] text = {1, 2, 3};
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(privateKey);
        signing.update(text);
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(publicKey);
        verifying.update(text);
        return verifying.verify(signing.sign());
    }
}
