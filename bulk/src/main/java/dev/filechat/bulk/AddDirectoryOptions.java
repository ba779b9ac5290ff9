// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.BatchOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The settings with which a directory is added to a collection. Immutable; as thread-safe as its functions. */
public final class AddDirectoryOptions {
    private static final AddDirectoryOptions DEFAULTS = builder().build();

    private final BatchOptions batch;
    private final Function<? super Path, ? extends Map<String, String>> fields;
    private final @Nullable Duration indexTimeout;

    private AddDirectoryOptions(Builder builder) {
        batch = builder.batch;
        fields = builder.fields;
        indexTimeout = builder.indexTimeout;
    }

    /** {@return the default settings of a batch, documents without fields, no wait until they are indexed} */
    public static AddDirectoryOptions defaults() {
        return DEFAULTS;
    }

    /** {@return a builder with the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return a builder with these values} */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.batch = batch;
        builder.fields = fields;
        builder.indexTimeout = indexTimeout;
        return builder;
    }

    /** {@return the bounds, the settings of each upload, and the listener of the progress of the uploads} */
    public BatchOptions batch() {
        return batch;
    }

    /** {@return the function that gives a file's document its fields} */
    public Function<? super Path, ? extends Map<String, String>> fields() {
        return fields;
    }

    /** {@return the longest time to wait until the documents are indexed; empty if it is not waited for} */
    public Optional<Duration> indexTimeout() {
        return Optional.ofNullable(indexTimeout);
    }

    /** Builds {@link AddDirectoryOptions}. Not thread-safe. */
    public static final class Builder {
        private BatchOptions batch = BatchOptions.defaults();
        private Function<? super Path, ? extends Map<String, String>> fields = path -> Map.of();
        private @Nullable Duration indexTimeout;

        private Builder() {}

        /**
         * Sets the most files that are uploaded and added at once, the most bytes of these, the settings of each
         * upload, whether the first failure stops the rest, and the listener of the progress of the uploads. Default:
         * {@link BatchOptions#defaults()}.
         */
        public Builder batch(BatchOptions options) {
            batch = requireNonNull(options, "options");
            return this;
        }

        /**
         * Sets the function that gives a file's document its fields, by their keys. It gets the path of the file,
         * which begins with the directory as it was given; it is called before the file is uploaded, and by several
         * threads at once. What it throws is the cause in that file's outcome, and the file is not uploaded then.
         * Default: no fields.
         */
        public Builder fields(Function<? super Path, ? extends Map<String, String>> function) {
            fields = requireNonNull(function, "function");
            return this;
        }

        /**
         * Waits until all documents are indexed, those of runs before too. A document that the service cannot index
         * fails with an {@link dev.filechat.collections.IndexingFailedException}, and one that is not indexed in time
         * with a {@link dev.filechat.errors.CallTimeoutException}. Default: no wait.
         *
         * @param timeout the longest time to wait after the last addition, more than zero
         */
        public Builder awaitIndexed(Duration timeout) {
            if (requireNonNull(timeout, "timeout").isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("timeout is " + timeout + "; it must be more than zero");
            }
            indexTimeout = timeout;
            return this;
        }

        /** {@return the options} */
        public AddDirectoryOptions build() {
            return new AddDirectoryOptions(this);
        }
    }
}
