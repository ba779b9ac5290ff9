// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.setup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.filechat.internal.source.SourceHash;
import dev.filechat.spi.ApiKey;
import java.util.HexFormat;

/** A hash of the endpoint and what names the account, which reveals neither. */
public final class AccountFingerprint {
    private static final int LENGTH = 32;

    private AccountFingerprint() {}

    /** {@return the fingerprint of a key at an endpoint} */
    public static String of(String endpoint, ApiKey key) {
        return hash("filechat account\n" + endpoint + "\n" + key.value());
    }

    /** {@return the fingerprint of a named account at an endpoint} */
    public static String of(String endpoint, String name) {
        return hash("filechat named account\n" + endpoint + "\n" + name);
    }

    private static String hash(String text) {
        byte[] account = text.getBytes(UTF_8);
        return HexFormat.of().formatHex(SourceHash.newDigest().digest(account)).substring(0, LENGTH);
    }
}
