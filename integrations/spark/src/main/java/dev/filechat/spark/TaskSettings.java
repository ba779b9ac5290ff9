// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.AnswerJournal;
import dev.filechat.bulk.ask.AskGate;
import dev.filechat.bulk.ask.AskOptions;
import dev.filechat.bulk.ask.Unanswered;
import java.io.Serializable;
import java.time.Duration;

/** The bounds of one task. */
record TaskSettings(
        int maxConcurrent, long maxBytesInFlight, long maxFailures, Unanswered unanswered, Duration rateLimitPatience)
        implements Serializable {
    AskOptions options(AnswerJournal journal, AskGate gate) {
        return AskOptions.builder()
                .journal(journal)
                .gate(gate)
                .maxConcurrent(maxConcurrent)
                .maxBytesInFlight(maxBytesInFlight)
                .maxFailures(maxFailures)
                .unanswered(unanswered)
                .rateLimitPatience(rateLimitPatience)
                .build();
    }
}
