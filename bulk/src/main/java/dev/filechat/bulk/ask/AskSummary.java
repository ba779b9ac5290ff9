// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * What a job did. {@code answered + failed} is the number of inputs, once all answers are read.
 *
 * @param answered the number of inputs with an answer
 * @param fromJournal the number of those whose answer a run before got
 * @param failed the number of inputs without an answer
 * @param failures the number of inputs without an answer, by the kind of the reason
 * @param askedAgain the number of inputs that were asked again because a run before recorded no answer
 * @param lostAnswers the number of questions, in all runs with the journal, that were sent and whose answers, if the
 *     service gave any, are lost; each may be billed
 * @param lostAnswerKeys the keys of the inputs with lost answers, at most the first 1,000
 * @param notDeleted the number of uploaded files that could not be deleted; they expire
 * @param costInUsdTicks the cost of what was asked now, in ticks, 10,000,000,000 to the US dollar
 * @param callsOfUnknownCost the number of answers of now whose cost the service did not report
 */
public record AskSummary(
        long answered,
        long fromJournal,
        long failed,
        Map<FailureKind, Long> failures,
        long askedAgain,
        long lostAnswers,
        List<String> lostAnswerKeys,
        long notDeleted,
        long costInUsdTicks,
        long callsOfUnknownCost) {
    private static final int TICK_DECIMALS = 10;

    /** Copies the map and the list. */
    public AskSummary {
        failures = Map.copyOf(failures);
        lostAnswerKeys = List.copyOf(lostAnswerKeys);
    }

    /** {@return the cost of what was asked now, in US dollars, exact to the tick} */
    public BigDecimal costInUsd() {
        return BigDecimal.valueOf(costInUsdTicks, TICK_DECIMALS);
    }
}
