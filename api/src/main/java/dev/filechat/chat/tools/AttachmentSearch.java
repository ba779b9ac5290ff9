// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Fields;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lets the model search in the files that are attached to the messages. Immutable and thread-safe. */
public final class AttachmentSearch implements Tool {
    private static final Fields<AttachmentSearch> FIELDS =
            Fields.of(AttachmentSearch.class).add("limit", value -> value.limit);

    private final @Nullable Integer limit;

    private AttachmentSearch(@Nullable Integer limit) {
        this.limit = limit;
    }

    /** {@return a search with the service's default limit} */
    public static AttachmentSearch create() {
        return new AttachmentSearch(null);
    }

    /** {@return how many passages a search finds at most, if set} */
    public OptionalInt limit() {
        return Fields.optional(limit);
    }

    /** {@return the same with another limit of passages that a search finds} */
    public AttachmentSearch withLimit(int limit) {
        return new AttachmentSearch(limit);
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
