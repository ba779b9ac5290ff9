// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognizes headers of an answer that may be a secret. It finds too many rather than too few. */
public final class SecretRule {
    /** A key that is shorter could be a part of any value. */
    private static final int SHORTEST_KEY = 8;

    private static final Pattern WORDS = Pattern.compile("[-_.]");

    /** Words of names; {@code x-ratelimit-remaining-tokens} has none of them. */
    private static final Set<String> SECRET_WORDS = Set.of(
            "auth",
            "authentication",
            "authenticate",
            "authorization",
            "apikey",
            "cookie",
            "cookie2",
            "credential",
            "credentials",
            "jwt",
            "key",
            "keys",
            "passwd",
            "password",
            "secret",
            "session",
            "sessionid",
            "signature",
            "token");

    /** Credentials of HTTP, keys with the usual prefixes, and JSON web tokens. */
    private static final Pattern SECRET_VALUE = Pattern.compile("(?i)\\b(bearer|basic|digest)\\s+\\S"
            + "|\\b(xai|sk|pk|ghp|gho|glpat|akia)[-_][A-Za-z0-9_-]{16,}"
            + "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+");

    private SecretRule() {}

    /**
     * {@return whether a header may be a secret}
     *
     * @param name its name in lower case
     * @param value its value
     * @param apiKey the key of the call, null if there is none
     */
    public static boolean mayBeSecret(String name, String value, @Nullable String apiKey) {
        return WORDS.splitAsStream(name).anyMatch(SECRET_WORDS::contains)
                || (apiKey != null
                        && (value.equals(apiKey) || (apiKey.length() >= SHORTEST_KEY && value.contains(apiKey))))
                || SECRET_VALUE.matcher(value).find();
    }
}
