// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat.tools;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets the model search on X. Immutable and thread-safe. */
public final class XSearch implements Tool {
    private static final Fields<XSearch> FIELDS = Fields.of(XSearch.class)
            .add("fromDate", value -> value.fromDate)
            .add("toDate", value -> value.toDate)
            .add("allowedHandles", value -> value.allowedHandles)
            .add("excludedHandles", value -> value.excludedHandles)
            .add("imageUnderstanding", value -> value.imageUnderstanding)
            .add("videoUnderstanding", value -> value.videoUnderstanding);

    private final @Nullable Instant fromDate;
    private final @Nullable Instant toDate;
    private final List<String> allowedHandles;
    private final List<String> excludedHandles;
    private final @Nullable Boolean imageUnderstanding;
    private final @Nullable Boolean videoUnderstanding;

    private XSearch(Builder builder) {
        this.fromDate = builder.fromDate;
        this.toDate = builder.toDate;
        this.allowedHandles = builder.allowedHandles;
        this.excludedHandles = builder.excludedHandles;
        this.imageUnderstanding = builder.imageUnderstanding;
        this.videoUnderstanding = builder.videoUnderstanding;
        Checks.notBoth("allowedHandles", allowedHandles, "excludedHandles", excludedHandles);
    }

    /** {@return a search without restrictions} */
    public static XSearch create() {
        return builder().build();
    }

    /** {@return a new builder} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the time of the oldest posts, if set} */
    public Optional<Instant> fromDate() {
        return Optional.ofNullable(fromDate);
    }

    /** {@return the time of the newest posts, if set} */
    public Optional<Instant> toDate() {
        return Optional.ofNullable(toDate);
    }

    /** {@return the only accounts whose posts are searched; empty: all} */
    public List<String> allowedHandles() {
        return allowedHandles;
    }

    /** {@return the accounts whose posts are not searched} */
    public List<String> excludedHandles() {
        return excludedHandles;
    }

    /** {@return whether the model looks at images in posts, if set} */
    public Optional<Boolean> imageUnderstanding() {
        return Optional.ofNullable(imageUnderstanding);
    }

    /** {@return whether the model looks at videos in posts, if set} */
    public Optional<Boolean> videoUnderstanding() {
        return Optional.ofNullable(videoUnderstanding);
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

    /** Builds a {@link XSearch}. Not thread-safe. */
    public static final class Builder {
        private @Nullable Instant fromDate;
        private @Nullable Instant toDate;
        private List<String> allowedHandles = List.of();
        private List<String> excludedHandles = List.of();
        private @Nullable Boolean imageUnderstanding;
        private @Nullable Boolean videoUnderstanding;

        private Builder() {}

        /** Sets the time of the oldest posts. */
        public Builder fromDate(Instant fromDate) {
            this.fromDate = Objects.requireNonNull(fromDate, "fromDate");
            return this;
        }

        /** Sets the time of the newest posts. */
        public Builder toDate(Instant toDate) {
            this.toDate = Objects.requireNonNull(toDate, "toDate");
            return this;
        }

        /** Searches only the posts of these accounts; the service allows it only without excluded ones. */
        public Builder allowedHandles(List<String> allowedHandles) {
            this.allowedHandles = Checks.list("allowedHandles", allowedHandles);
            return this;
        }

        /** Leaves the posts of these accounts out; the service allows it only without allowed ones. */
        public Builder excludedHandles(List<String> excludedHandles) {
            this.excludedHandles = Checks.list("excludedHandles", excludedHandles);
            return this;
        }

        /** Sets whether the model looks at images in posts. */
        public Builder imageUnderstanding(boolean imageUnderstanding) {
            this.imageUnderstanding = imageUnderstanding;
            return this;
        }

        /** Sets whether the model looks at videos in posts. */
        public Builder videoUnderstanding(boolean videoUnderstanding) {
            this.videoUnderstanding = videoUnderstanding;
            return this;
        }

        /** {@return the value} */
        public XSearch build() {
            return new XSearch(this);
        }
    }
}
