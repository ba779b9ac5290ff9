// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import static java.util.Objects.requireNonNull;

/** What a journal knows about an entry. */
public sealed interface JournalState {
    /** {@return nothing is known: the question was not asked} */
    static JournalState unknown() {
        return new Unknown();
    }

    /** The question was not asked, or was certainly not billed. */
    record Unknown() implements JournalState {}

    /**
     * The question was asked, and no answer is recorded: it may be billed.
     *
     * @param times the number of times, 1 or more
     */
    record Begun(int times) implements JournalState {
        /** Refuses less than one. */
        public Begun {
            if (times < 1) {
                throw new IllegalArgumentException("times is " + times + "; it must be 1 or more");
            }
        }
    }

    /**
     * The question was answered.
     *
     * @param answer the answer
     */
    record Answered(RecordedAnswer answer) implements JournalState {
        /** Refuses null. */
        public Answered {
            requireNonNull(answer, "answer");
        }
    }
}
