// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.values.Fields;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of revoking a file's public URL. Immutable and thread-safe. */
public final class RevokedUrl {
    private static final Fields<RevokedUrl> FIELDS = Fields.of(RevokedUrl.class)
            .add("fileId", value -> value.fileId)
            .addPrimitive("revoked", value -> value.revoked)
            .addSecret("url", value -> value.url);

    private final String fileId;
    private final boolean revoked;
    private final @Nullable String url;

    private RevokedUrl(String fileId, boolean revoked, @Nullable String url) {
        this.fileId = requireNonNull(fileId, "fileId");
        this.revoked = revoked;
        this.url = url;
    }

    /**
     * {@return a result, for transports and for tests}
     *
     * @param fileId the file's id
     * @param revoked whether it had a public URL, which is now gone
     * @param url the URL that it had, null if it had none or the service did not report it
     */
    public static RevokedUrl of(String fileId, boolean revoked, @Nullable String url) {
        return new RevokedUrl(fileId, revoked, url);
    }

    /** {@return the file's id} */
    public String fileId() {
        return fileId;
    }

    /**
     * {@return whether the file had a public URL, which is now gone} False too if the first attempt revoked it and
     * broke off without an answer.
     */
    public boolean revoked() {
        return revoked;
    }

    /** {@return the URL that the file had; empty if it had none or the service did not report it} */
    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }
}
