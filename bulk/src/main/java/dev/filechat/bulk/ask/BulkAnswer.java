// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

import dev.filechat.chat.responses.FinishReason;
import dev.filechat.chat.responses.Usage;
import dev.filechat.internal.text.ServerText;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one input: an answer, or the reason why there is none.
 *
 * @param <T> the type of the answers
 */
public sealed interface BulkAnswer<T> {
    /** {@return the input} */
    BulkInput input();

    /**
     * An answer.
     *
     * @param <T> the type of the answers
     * @param input the input
     * @param value the answer's value
     * @param recorded the answer as it is recorded
     * @param fromJournal whether a run before got it, so that it cost nothing now
     */
    record Answered<T>(BulkInput input, T value, RecordedAnswer recorded, boolean fromJournal)
            implements BulkAnswer<T> {
        /** Refuses null. */
        public Answered {
            requireNonNull(input, "input");
            requireNonNull(value, "value");
            requireNonNull(recorded, "recorded");
        }

        /** {@return the answer's text, as the model wrote it} */
        public String text() {
            return recorded.text();
        }

        /** {@return the model that answered, as the service names it} */
        public String model() {
            return recorded.model();
        }

        /** {@return why the model stopped} */
        public FinishReason finishReason() {
            return recorded.finishReason();
        }

        /** {@return the usage; empty if the service did not report it} */
        public Optional<Usage> usage() {
            return recorded.usage();
        }

        /** {@return the cost in ticks, 10,000,000,000 to the US dollar; empty if the service did not report it} */
        public OptionalLong costInUsdTicks() {
            return usage().map(Usage::costInUsdTicks).orElseGet(OptionalLong::empty);
        }

        /**
         * {@return the number of times that the question was asked about this version of the file, in all runs with the
         * journal} Each of them but one may be billed without an answer; it is 1 where nothing went wrong.
         */
        public int attempts() {
            return recorded.attempts();
        }

        /** {@return the id that the file has, or had, on the service} */
        public String fileId() {
            return recorded.fileId();
        }

        @Override
        public String toString() {
            return ServerText.escaped(
                    "Answered[input=" + input + ", value=" + value + ", fromJournal=" + fromJournal + "]");
        }
    }

    /**
     * The reason why there is no answer. The next run with the same journal tries the file again.
     *
     * @param <T> the type of the answers
     * @param input the input
     * @param kind the kind of the reason
     * @param cause the reason
     * @param lostAnswers the number of times that the question was asked about this version of the file, in all runs
     *     with the journal, and may be billed
     */
    record Failed<T>(BulkInput input, FailureKind kind, RuntimeException cause, int lostAnswers)
            implements BulkAnswer<T> {
        /** Refuses null. */
        public Failed {
            requireNonNull(input, "input");
            requireNonNull(kind, "kind");
            requireNonNull(cause, "cause");
        }

        /** {@return what went wrong and what to do} */
        public String message() {
            return String.valueOf(cause.getMessage());
        }

        @Override
        public String toString() {
            return ServerText.escaped("Failed[input=" + input + ", kind=" + kind + ", message=" + message() + "]");
        }
    }
}
