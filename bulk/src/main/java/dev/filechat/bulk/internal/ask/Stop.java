// SPDX-License-Identifier: Apache-2.0
package dev.filechat.bulk.internal.ask;

import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.FailureKind;

/**
 * Why a job asks nothing more.
 *
 * @param kind the kind of the failure of the inputs that are not asked
 * @param reason the reason
 */
record Stop(FailureKind kind, String reason) {
    static Stop costLimit() {
        return new Stop(FailureKind.COST_LIMIT, "the cost limit is reached");
    }

    RuntimeException failure() {
        return new AskRefusedException("The question was not asked: " + reason, kind, false);
    }
}
