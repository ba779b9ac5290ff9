// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of a batch of calls. Immutable; as thread-safe as its progress listeners. */
public final class BatchOptions {
    /** The default of the most calls under way at once. */
    public static final int DEFAULT_MAX_CONCURRENT = 8;

    private static final BatchOptions DEFAULTS = builder().build();

    private final int maxConcurrent;
    private final long maxBytesInFlight;
    private final boolean failFast;
    private final UploadOptions upload;
    private final @Nullable Consumer<? super BatchProgress> onProgress;

    private BatchOptions(Builder builder) {
        maxConcurrent = builder.maxConcurrent;
        maxBytesInFlight = builder.maxBytesInFlight;
        failFast = builder.failFast;
        upload = builder.upload;
        onProgress = builder.onProgress;
    }

    /** {@return 8 calls at once, any number of bytes, all files tried, default settings of uploads, no listener} */
    public static BatchOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxConcurrent = maxConcurrent;
        builder.maxBytesInFlight = maxBytesInFlight;
        builder.failFast = failFast;
        builder.upload = upload;
        builder.onProgress = onProgress;
        return builder;
    }

    /** {@return the most calls under way at once} */
    public int maxConcurrent() {
        return maxConcurrent;
    }

    /** {@return the most bytes that the files under way may have together} */
    public long maxBytesInFlight() {
        return maxBytesInFlight;
    }

    /** {@return whether the first failure stops the batch} */
    public boolean failFast() {
        return failFast;
    }

    /** {@return the settings of each upload} */
    public UploadOptions upload() {
        return upload;
    }

    /** {@return the listener for the progress of the batch of uploads, if there is one} */
    public Optional<Consumer<? super BatchProgress>> onProgress() {
        return Optional.ofNullable(onProgress);
    }

    /** Builds {@link BatchOptions}. Not thread-safe. */
    public static final class Builder {
        private int maxConcurrent = DEFAULT_MAX_CONCURRENT;
        private long maxBytesInFlight = Long.MAX_VALUE;
        private boolean failFast;
        private UploadOptions upload = UploadOptions.defaults();
        private @Nullable Consumer<? super BatchProgress> onProgress;

        private Builder() {}

        /** Sets the most calls under way at once, 1 or more. Default: 8. */
        public Builder maxConcurrent(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("maxConcurrent is " + calls + "; it must be 1 or more");
            }
            maxConcurrent = calls;
            return this;
        }

        /**
         * Sets the most bytes that the files being uploaded at once may have together, 1 or more. A larger file goes
         * alone; one whose size is not known before it is read counts as 512 MiB, the most that it can have. Default:
         * no bound; an upload holds a few chunks in memory, whatever the size of its file.
         */
        public Builder maxBytesInFlight(long bytes) {
            if (bytes < 1) {
                throw new IllegalArgumentException("maxBytesInFlight is " + bytes + "; it must be 1 or more");
            }
            maxBytesInFlight = bytes;
            return this;
        }

        /**
         * Sets whether the first failure stops the batch and cancels what is under way. Default: no, all files are
         * tried.
         */
        public Builder failFast(boolean stopAtFirstFailure) {
            failFast = stopAtFirstFailure;
            return this;
        }

        /**
         * Sets the settings of each upload. Their progress listener is called for each file on the thread that uploads
         * it, so by several threads at once. Default: {@link UploadOptions#defaults()}.
         */
        public Builder upload(UploadOptions options) {
            upload = requireNonNull(options, "options");
            return this;
        }

        /**
         * Sets the listener for the progress of a batch of uploads. It is called when a file starts, after each chunk,
         * and when a file is uploaded or has failed, by one thread at a time, not always the same one, while the others
         * wait for it; it should be quick. What it throws is logged and ends nothing, except for a
         * {@link VirtualMachineError}, which is passed on.
         */
        public Builder onProgress(Consumer<? super BatchProgress> listener) {
            onProgress = requireNonNull(listener, "listener");
            return this;
        }

        /** {@return the options} */
        public BatchOptions build() {
            return new BatchOptions(this);
        }
    }
}
