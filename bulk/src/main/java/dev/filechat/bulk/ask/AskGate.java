// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import dev.filechat.chat.responses.Usage;
import java.util.Optional;

/**
 * Admits the questions of a job one by one: the place for a rate or a cost limit that several jobs share. Unlike a
 * {@link dev.filechat.admission.CallAdmission} it sees a whole question, with all attempts of its calls, and what it
 * cost. Many threads use one at the same time.
 */
public interface AskGate {
    /**
     * Returns when the question about an input may be asked. It runs on the thread that asks, and may block; it is
     * interrupted when the job is closed. The file is uploaded already.
     *
     * @throws AskRefusedException to refuse the question; any other runtime exception fails the input too
     * @throws InterruptedException if the thread is interrupted
     */
    void enter(BulkInput input) throws InterruptedException;

    /**
     * Ends what {@link #enter} began. Called exactly once after each {@code enter} that returned; should be quick and
     * must not throw.
     *
     * @param input the input
     * @param bill whether the question is billed
     * @param usage the usage that the service reported; empty if it did not
     */
    void leave(BulkInput input, Bill bill, Optional<Usage> usage);

    /** Whether a question is billed. */
    enum Bill {
        /** It was answered, and is billed. */
        BILLED,
        /** It was sent, and whether it was answered is not known. */
        UNKNOWN,
        /** It is not billed. */
        NOT_BILLED
    }
}
