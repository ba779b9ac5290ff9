// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.answer;

import dev.filechat.proto.DeferredStatus;
import java.time.Duration;

/**
 * What becomes of a deferred response. One poll finds it pending unless a script says otherwise, as answers take time.
 */
public final class DeferredPlan {

    public int pendingPolls = 1;
    public Duration pendingFor = Duration.ZERO;
    public int pendingStatus = DeferredStatus.PENDING_VALUE;
    public DeferredStatus end = DeferredStatus.DONE;
}
