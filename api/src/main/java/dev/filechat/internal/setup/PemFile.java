// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import dev.filechat.errors.ConfigurationException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;

/** Reads certificates. */
public final class PemFile {
    private PemFile() {}

    /** {@return the certificates of a PEM file, at least one} */
    public static List<X509Certificate> read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (certificates.isEmpty()) {
                throw new ConfigurationException("There is no certificate in " + file);
            }
            return certificates;
        } catch (NoSuchFileException e) {
            throw new ConfigurationException("There is no certificate file " + file, e);
        } catch (IOException | CertificateException e) {
            throw new ConfigurationException("The certificates in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
