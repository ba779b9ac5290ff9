// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The trusted certificates of a key store. */
public final class TrustStore {
    private TrustStore() {}

    /**
     * {@return the trusted certificates of a key store, at least one}
     *
     * @throws IllegalArgumentException if it is not loaded, or has none
     */
    public static List<X509Certificate> certificates(KeyStore store) {
        List<X509Certificate> trusted = new ArrayList<>();
        try {
            for (String alias : Collections.list(store.aliases())) {
                if (store.isCertificateEntry(alias) && store.getCertificate(alias) instanceof X509Certificate one) {
                    trusted.add(one);
                }
            }
        } catch (KeyStoreException e) {
            throw new IllegalArgumentException("store cannot be read: " + e.getMessage(), e);
        }
        if (trusted.isEmpty()) {
            throw new IllegalArgumentException("store has no trusted certificate; nobody would be trusted");
        }
        return trusted;
    }
}
