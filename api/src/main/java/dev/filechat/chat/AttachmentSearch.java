// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Lets the model search in the files that are attached to the messages. Immutable and thread-safe. */
public final class AttachmentSearch extends Value implements Tool {
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
        return optional(limit);
    }

    /** {@return the same with another limit of passages that a search finds} */
    public AttachmentSearch withLimit(int limit) {
        return new AttachmentSearch(limit);
    }

    @Override
    Fields fields() {
        return new Fields("AttachmentSearch").add("limit", limit);
    }
}
