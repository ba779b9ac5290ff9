// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;

/**
 * What became of one file of a batch. Immutable and thread-safe.
 *
 * @param <I> what the batch was given for a file: a source for an upload, else an id
 * @param <T> what success gives
 */
public sealed interface BatchOutcome<I, T> {
    /** The source or id, as it was given to the batch. */
    I input();

    /**
     * The call succeeded.
     *
     * @param <I> what the batch was given
     * @param <T> what success gives
     * @param input the source or id
     * @param value what the call gave
     */
    record Done<I, T>(I input, T value) implements BatchOutcome<I, T> {
        /** Refuses null. */
        public Done {
            requireNonNull(input, "input");
            requireNonNull(value, "value");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Done[input=" + input + ", value=" + value + "]");
        }
    }

    /**
     * The call failed, was cancelled, or was not begun because the batch stopped early. The service stored nothing for
     * an upload, unless the cause says otherwise ({@link dev.filechat.errors.UnknownOutcomeException},
     * {@link dev.filechat.errors.IntegrityException}, and a {@link dev.filechat.errors.CallCancelledException} that is
     * not retryable).
     *
     * @param <I> what the batch was given
     * @param <T> what success would have given
     * @param input the source or id
     * @param cause what a single call would have thrown
     */
    record Failed<I, T>(I input, RuntimeException cause) implements BatchOutcome<I, T> {
        /** Refuses null. */
        public Failed {
            requireNonNull(input, "input");
            requireNonNull(cause, "cause");
        }

        @Override
        public String toString() {
            return ServerText.escaped("Failed[input=" + input + ", cause=" + cause + "]");
        }
    }
}
