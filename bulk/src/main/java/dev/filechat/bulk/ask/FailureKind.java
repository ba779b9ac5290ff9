// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

/** The kind of reason for which a file has no answer. Later versions may add kinds. */
public enum FailureKind {
    /** The file could not be read, or changed while it was read. Nothing was asked. */
    UNREADABLE,
    /** The service refused the file or the question. Nothing is billed. */
    REFUSED,
    /** The service, or an admission, refused the file or the question because of its rate. Nothing is billed. */
    RATE_LIMITED,
    /** The call did not end in time. If the question was sent, it may be billed. */
    TIMEOUT,
    /** The service could not be reached, or was not available. Nothing is billed. */
    UNAVAILABLE,
    /** The question was sent and no answer came. It may be billed. */
    UNKNOWN_OUTCOME,
    /** The service answered without an output. It may be billed. */
    NO_ANSWER,
    /** The answer does not fit the format. It is billed. */
    ANSWER_MISMATCH,
    /** The cost limit is reached. Nothing was asked. */
    COST_LIMIT,
    /** The job had stopped before. Nothing was asked. */
    NOT_ASKED,
    /** A run before asked and recorded no answer, and {@link Unanswered#REPORT} is set. Nothing was asked now. */
    UNANSWERED_BEFORE,
    /** The journal could not be read or written. Nothing was asked. */
    JOURNAL,
    /** Any other failure. */
    OTHER
}
