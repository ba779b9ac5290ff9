// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files.downloads;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of one download. Immutable; as thread-safe as its progress listener. */
public final class DownloadOptions {
    private static final DownloadOptions DEFAULTS = builder().build();

    private final boolean overwrite;
    private final @Nullable Consumer<? super DownloadProgress> onProgress;
    private final @Nullable Duration timeout;

    private DownloadOptions(Builder builder) {
        overwrite = builder.overwrite;
        onProgress = builder.onProgress;
        timeout = builder.timeout;
    }

    /** {@return nothing overwritten, no listener, the client's timeout} */
    public static DownloadOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return whether a file that is already there is replaced} */
    public boolean overwrite() {
        return overwrite;
    }

    /** {@return the listener for the progress of the download, if there is one} */
    public Optional<Consumer<? super DownloadProgress>> onProgress() {
        return Optional.ofNullable(onProgress);
    }

    /** {@return the time for the whole download with all its attempts; empty: the client's} */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** Builds {@link DownloadOptions}. Not thread-safe. */
    public static final class Builder {
        private boolean overwrite;
        private @Nullable Consumer<? super DownloadProgress> onProgress;
        private @Nullable Duration timeout;

        private Builder() {}

        /**
         * Replaces a file that is already there, in one step and only when the new one is whole. A link is replaced
         * and not followed; a directory is never replaced. It means nothing where the target is not a path.
         * Default: the download fails.
         */
        public Builder overwrite(boolean replace) {
            overwrite = replace;
            return this;
        }

        /**
         * Sets the listener for the progress of the download. It is called on the thread that downloads, at the start,
         * after each MiB, and at the end, and should be quick. What it throws is logged and ends nothing, except for a
         * {@link VirtualMachineError}, which is passed on.
         */
        public Builder onProgress(Consumer<? super DownloadProgress> listener) {
            onProgress = requireNonNull(listener, "listener");
            return this;
        }

        /**
         * Sets the time for the whole download with all its attempts, more than zero. Default: the client's timeout.
         */
        public Builder timeout(Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("timeout is " + duration + "; it must be more than zero");
            }
            timeout = duration;
            return this;
        }

        /** {@return the options} */
        public DownloadOptions build() {
            return new DownloadOptions(this);
        }
    }
}
