// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.files.sources.FileSource;
import dev.filechat.internal.text.ServerText;

/** What became of one source of a batch. Immutable and thread-safe. */
public sealed interface UploadResult {
    /** The source, as it was given to the batch. */
    FileSource source();

    /**
     * The file is on the service.
     *
     * @param source the source
     * @param file the file, as the service has it
     */
    record Uploaded(FileSource source, StoredFile file) implements UploadResult {
        /** Refuses null. */
        public Uploaded {
            requireNonNull(source, "source");
            requireNonNull(file, "file");
        }
    }

    /**
     * The upload failed, was cancelled, or was not begun because the batch stopped early. The service stored nothing,
     * unless the cause says otherwise ({@link dev.filechat.errors.UnknownOutcomeException},
     * {@link dev.filechat.errors.IntegrityException}, and a {@link dev.filechat.errors.CallCancelledException} that is
     * not retryable).
     *
     * @param source the source
     * @param cause what a single upload would have thrown
     */
    record Failed(FileSource source, RuntimeException cause) implements UploadResult {
        /** Refuses null. */
        public Failed {
            requireNonNull(source, "source");
            requireNonNull(cause, "cause");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Failed[source=" + source + ", cause=" + cause + "]");
        }
    }
}
