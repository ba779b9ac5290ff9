// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A URL with which anyone can read a file. Immutable and thread-safe. */
public final class PublicUrl {
    private static final Fields<PublicUrl> FIELDS =
            Fields.of(PublicUrl.class).addSecret("url", value -> value.url).add("expiresAt", value -> value.expiresAt);

    private final String url;
    private final @Nullable Instant expiresAt;

    private PublicUrl(String url, @Nullable Instant expiresAt) {
        this.url = requireNonNull(url, "url");
        this.expiresAt = expiresAt;
    }

    /**
     * {@return a URL, for transports and for tests}
     *
     * @param url the URL
     * @param expiresAt when it expires, null if it does not
     */
    public static PublicUrl of(String url, @Nullable Instant expiresAt) {
        return new PublicUrl(url, expiresAt);
    }

    /** {@return the URL} Anyone who has it can read the file. */
    public String url() {
        return url;
    }

    /** {@return when it expires; empty if it does not} */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(expiresAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    /** {@return a text without the URL, so that no log shows it} */
    @Override
    public String toString() {
        return FIELDS.text(this);
    }
}
