// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import java.time.Duration;

/** How batches run. Safe for use by several threads. */
public final class BatchPlan {

    private static final Duration KEPT = Duration.ofDays(30);

    private volatile int pendingPolls = 1;
    private volatile Duration runningTime = Duration.ZERO;
    private volatile Duration kept = KEPT;

    /** Makes every lookup of a batch find it pending this often. */
    public void pendingPolls(int count) {
        pendingPolls = count;
    }

    /** Keeps batches pending for this time. */
    public void runningTime(Duration time) {
        runningTime = time;
    }

    /** Forgets batches that are created from now on after this time. */
    public void kept(Duration time) {
        kept = time;
    }

    int pendingPolls() {
        return pendingPolls;
    }

    Duration runningTime() {
        return runningTime;
    }

    Duration kept() {
        return kept;
    }

    /** Goes back to the defaults. */
    public void reset() {
        pendingPolls = 1;
        runningTime = Duration.ZERO;
        kept = KEPT;
    }
}
