// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;

/**
 * What became of one file of a batch. Immutable and thread-safe.
 *
 * @param <T> what success gives
 */
public sealed interface FileResult<T> {
    /** The file's id, as it was given to the batch. */
    String fileId();

    /**
     * The call succeeded.
     *
     * @param <T> what success gives
     * @param fileId the file's id
     * @param value what the call gave
     */
    record Done<T>(String fileId, T value) implements FileResult<T> {
        /** Refuses null. */
        public Done {
            requireNonNull(fileId, "fileId");
            requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Done[fileId=" + fileId + ", value=" + value + "]");
        }
    }

    /**
     * The call failed, was cancelled, or was not begun because the batch stopped early.
     *
     * @param <T> what success would have given
     * @param fileId the file's id
     * @param cause what a single call would have thrown
     */
    record Failed<T>(String fileId, RuntimeException cause) implements FileResult<T> {
        /** Refuses null. */
        public Failed {
            requireNonNull(fileId, "fileId");
            requireNonNull(cause, "cause");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Failed[fileId=" + fileId + ", cause=" + cause + "]");
        }
    }
}
