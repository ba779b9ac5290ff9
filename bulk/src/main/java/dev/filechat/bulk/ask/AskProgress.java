// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.ask;

import java.time.Duration;

/**
 * A snapshot of the progress of a job. Immutable and thread-safe.
 *
 * @param answered the number of inputs with an answer
 * @param fromJournal the number of those whose answer a run before got
 * @param failed the number of inputs without an answer
 * @param underWay the number of inputs that were read and have no result yet
 * @param costInUsdTicks the cost of what was asked now, in ticks, 10,000,000,000 to the US dollar
 * @param elapsed the time since the job began
 */
public record AskProgress(
        long answered, long fromJournal, long failed, int underWay, long costInUsdTicks, Duration elapsed) {}
