// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import io.micrometer.observation.Observation;

/**
 * Stands for the failure of a call in an observation. Handlers put messages and stack traces of errors into spans, and
 * a failure's message may quote what was sent; this one has the name of the failure's class.
 */
final class CallFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    private CallFailed(String type) {
        super(type, null, false, false);
    }

    static void report(Throwable failure, Observation observation) {
        String type = failure.getClass().getName();
        observation.lowCardinalityKeyValue(Names.ERROR_TYPE, type).error(new CallFailed(type));
    }
}
