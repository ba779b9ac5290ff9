// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.calls.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The settings of one upload. Immutable; as thread-safe as its progress listener. */
public final class UploadOptions {
    /** The default size of a chunk in bytes: 3 MiB, as in xAI's own SDK. */
    public static final int DEFAULT_CHUNK_SIZE = 3 << 20;

    /** The smallest size of a chunk in bytes: 64 KiB. */
    public static final int MIN_CHUNK_SIZE = 64 << 10;

    /** The largest size of a chunk in bytes: 5,000,000, the most that the service recommends. */
    public static final int MAX_CHUNK_SIZE = 5_000_000;

    private static final Duration MIN_EXPIRY = Duration.ofHours(1);
    private static final Duration MAX_EXPIRY = Duration.ofDays(30);
    private static final UploadOptions DEFAULTS = builder().build();

    private final @Nullable Duration expiresAfter;
    private final @Nullable Consumer<? super UploadProgress> onProgress;
    private final @Nullable Duration timeout;
    private final @Nullable RetryPolicy retryPolicy;
    private final int chunkSize;
    private final boolean sha256;
    private final UnknownOutcome onUnknownOutcome;
    private final boolean compareContent;

    private UploadOptions(Builder builder) {
        expiresAfter = builder.expiresAfter;
        onProgress = builder.onProgress;
        timeout = builder.timeout;
        retryPolicy = builder.retryPolicy;
        chunkSize = builder.chunkSize;
        sha256 = builder.sha256;
        onUnknownOutcome = builder.onUnknownOutcome;
        compareContent = builder.compareContent;
    }

    /**
     * {@return no expiry, no listener, the client's timeout, 3 MiB chunks, no SHA-256, failure for unknown outcomes}
     */
    public static UploadOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.expiresAfter = expiresAfter;
        builder.onProgress = onProgress;
        builder.timeout = timeout;
        builder.retryPolicy = retryPolicy;
        builder.chunkSize = chunkSize;
        builder.sha256 = sha256;
        builder.onUnknownOutcome = onUnknownOutcome;
        builder.compareContent = compareContent;
        return builder;
    }

    /**
     * {@return the time after the upload after which the service deletes the file; empty: it is kept until it is
     * deleted}
     */
    public Optional<Duration> expiresAfter() {
        return Optional.ofNullable(expiresAfter);
    }

    /** {@return the listener for the progress of the upload, if there is one} */
    public Optional<Consumer<? super UploadProgress>> onProgress() {
        return Optional.ofNullable(onProgress);
    }

    /** {@return the time for the whole upload with all its attempts; empty: the client's} */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /** {@return how often the upload is tried again; empty: the client's policy counts} */
    public Optional<RetryPolicy> retryPolicy() {
        return Optional.ofNullable(retryPolicy);
    }

    /** {@return the size of a chunk in bytes} */
    public int chunkSize() {
        return chunkSize;
    }

    /** {@return whether the SHA-256 of the bytes is computed} */
    public boolean sha256() {
        return sha256;
    }

    /** {@return what the upload does if it is not known whether the file is stored} */
    public UnknownOutcome onUnknownOutcome() {
        return onUnknownOutcome;
    }

    /** {@return whether {@link UnknownOutcome#RECONCILE} compares the content of the files that it finds} */
    public boolean compareContent() {
        return compareContent;
    }

    /** Builds {@link UploadOptions}. Not thread-safe. */
    public static final class Builder {
        private @Nullable Duration expiresAfter;
        private @Nullable Consumer<? super UploadProgress> onProgress;
        private @Nullable Duration timeout;
        private @Nullable RetryPolicy retryPolicy;
        private int chunkSize = DEFAULT_CHUNK_SIZE;
        private boolean sha256;
        private UnknownOutcome onUnknownOutcome = UnknownOutcome.FAIL;
        private boolean compareContent;

        private Builder() {}

        /**
         * Sets the time after which the service deletes the file.
         *
         * @param duration from 1 hour to 30 days, in whole seconds (the service's limits)
         */
        public Builder expiresAfter(Duration duration) {
            if (duration.compareTo(MIN_EXPIRY) < 0 || duration.compareTo(MAX_EXPIRY) > 0) {
                throw new IllegalArgumentException(
                        "expiresAfter is " + duration + "; the service accepts 1 hour (PT1H) to 30 days (PT720H)");
            }
            if (!duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
                throw new IllegalArgumentException("expiresAfter is " + duration + "; it must be whole seconds");
            }
            expiresAfter = duration;
            return this;
        }

        /**
         * Sets the listener for the progress of the upload. It is called on the thread that uploads, at the start,
         * after each chunk, and at the end, and should be quick. What it throws is logged and ends nothing, except for
         * a {@link VirtualMachineError}, which is passed on.
         */
        public Builder onProgress(Consumer<? super UploadProgress> listener) {
            onProgress = requireNonNull(listener, "listener");
            return this;
        }

        /** Sets how often the upload is tried again, and after which delays. Default: the client's policy. */
        public Builder retryPolicy(RetryPolicy policy) {
            retryPolicy = requireNonNull(policy, "policy");
            return this;
        }

        /** Sets the time for the whole upload with all its attempts, more than zero. Default: the client's timeout. */
        public Builder timeout(Duration duration) {
            if (duration.isNegative() || duration.isZero()) {
                throw new IllegalArgumentException("timeout is " + duration + "; it must be more than zero");
            }
            timeout = duration;
            return this;
        }

        /** Sets the size of a chunk in bytes, 65,536 to 5,000,000. Default: 3,145,728 (3 MiB). */
        public Builder chunkSize(int bytes) {
            if (bytes < MIN_CHUNK_SIZE || bytes > MAX_CHUNK_SIZE) {
                throw new IllegalArgumentException(
                        "chunkSize is " + bytes + " bytes; it must be " + MIN_CHUNK_SIZE + " to " + MAX_CHUNK_SIZE);
            }
            chunkSize = bytes;
            return this;
        }

        /**
         * Computes the SHA-256 of the bytes, for {@link UploadReceipt#sha256()}. That may take longer than sending
         * them. Default: not computed.
         */
        public Builder sha256() {
            sha256 = true;
            return this;
        }

        /**
         * Sets what the upload does if all of it was sent and no answer says whether the file is stored. Default:
         * {@link UnknownOutcome#FAIL}.
         */
        public Builder onUnknownOutcome(UnknownOutcome reaction) {
            onUnknownOutcome = requireNonNull(reaction, "reaction");
            return this;
        }

        /**
         * Lets {@link UnknownOutcome#RECONCILE} download the files that it finds, and take only one whose CRC-32C, and
         * SHA-256 if {@link #sha256()} is set, is that of the bytes that were sent. Default: name, size and time are
         * enough.
         */
        public Builder compareContent() {
            compareContent = true;
            return this;
        }

        /** {@return the options} */
        public UploadOptions build() {
            return new UploadOptions(this);
        }
    }
}
