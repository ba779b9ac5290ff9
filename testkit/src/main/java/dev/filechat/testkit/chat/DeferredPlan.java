// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.proto.DeferredStatus;
import java.time.Duration;

/**
 * What becomes of a deferred response. One poll finds it pending unless a script says otherwise, as answers take time.
 */
final class DeferredPlan {

    int pendingPolls = 1;
    Duration pendingFor = Duration.ZERO;
    int pendingStatus = DeferredStatus.PENDING_VALUE;
    DeferredStatus end = DeferredStatus.DONE;
}
