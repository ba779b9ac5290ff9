// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

/** What a job does with a file about which a run before asked without recording an answer. */
public enum Unanswered {
    /** Asks again. The first question may be billed too; {@link AskSummary#lostAnswers()} counts it. */
    ASK_AGAIN,
    /** Does not ask: the file fails with {@link FailureKind#UNANSWERED_BEFORE}. */
    REPORT
}
