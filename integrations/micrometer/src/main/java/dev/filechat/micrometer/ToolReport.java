// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.observe.CallObservation;
import dev.filechat.observe.CallOutcome;
import io.micrometer.observation.Observation;

/** The observation of one run of a tool. */
record ToolReport(Observation observation) implements CallObservation {
    @Override
    @SuppressWarnings("MustBeClosedChecker") // the caller closes it
    public Scope openScope() {
        return observation.openScope()::close;
    }

    @Override
    public void ended(CallOutcome outcome) {
        try {
            outcome.failure().ifPresent(failure -> CallFailed.report(failure, observation));
        } finally {
            observation.stop();
        }
    }
}
