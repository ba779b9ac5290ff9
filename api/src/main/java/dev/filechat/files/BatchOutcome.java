// SPDX-License-Identifier: Apache-2.0
package dev.filechat.files;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;

/**
 * The outcome of one file of a batch. Immutable and thread-safe.
 *
 * @param <I> the type of the input: a source for an upload, else an id
 * @param <T> the type of the result
 */
public sealed interface BatchOutcome<I, T> {
    /** {@return the source or id, as it was given to the batch} */
    I input();

    /**
     * The call succeeded.
     *
     * @param <I> the type of the input
     * @param <T> the type of the result
     * @param input the source or id
     * @param value the result of the call
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
     * @param <I> the type of the input
     * @param <T> the type of the result
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
