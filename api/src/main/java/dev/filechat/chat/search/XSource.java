// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.search;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Search on X. Immutable and thread-safe. */
public final class XSource implements SearchSource {
    private static final Fields<XSource> FIELDS = Fields.of(XSource.class)
            .add("includedHandles", value -> value.includedHandles)
            .add("excludedHandles", value -> value.excludedHandles)
            .add("postFavoriteCount", value -> value.postFavoriteCount)
            .add("postViewCount", value -> value.postViewCount);

    private final List<String> includedHandles;
    private final List<String> excludedHandles;
    private final @Nullable Integer postFavoriteCount;
    private final @Nullable Integer postViewCount;

    private XSource(
            List<String> includedHandles,
            List<String> excludedHandles,
            @Nullable Integer postFavoriteCount,
            @Nullable Integer postViewCount) {
        this.includedHandles = includedHandles;
        this.excludedHandles = excludedHandles;
        this.postFavoriteCount = postFavoriteCount;
        this.postViewCount = postViewCount;
    }

    /** {@return a search in all posts} */
    public static XSource create() {
        return new XSource(List.of(), List.of(), null, null);
    }

    /** {@return the only accounts whose posts are searched; empty: all} */
    public List<String> includedHandles() {
        return includedHandles;
    }

    /** {@return the accounts whose posts are not searched} */
    public List<String> excludedHandles() {
        return excludedHandles;
    }

    /** {@return how many favorites a post has at least, if set} */
    public OptionalInt postFavoriteCount() {
        return Fields.optional(postFavoriteCount);
    }

    /** {@return how many views a post has at least, if set} */
    public OptionalInt postViewCount() {
        return Fields.optional(postViewCount);
    }

    /** {@return the same, only with the posts of these accounts} */
    public XSource withIncludedHandles(List<String> includedHandles) {
        return new XSource(
                Checks.list("includedHandles", includedHandles), excludedHandles, postFavoriteCount, postViewCount);
    }

    /** {@return the same, without the posts of these accounts} */
    public XSource withExcludedHandles(List<String> excludedHandles) {
        return new XSource(
                includedHandles, Checks.list("excludedHandles", excludedHandles), postFavoriteCount, postViewCount);
    }

    /** {@return the same, only with posts that have this many favorites} */
    public XSource withPostFavoriteCount(int postFavoriteCount) {
        return new XSource(includedHandles, excludedHandles, postFavoriteCount, postViewCount);
    }

    /** {@return the same, only with posts that have this many views} */
    public XSource withPostViewCount(int postViewCount) {
        return new XSource(includedHandles, excludedHandles, postFavoriteCount, postViewCount);
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
