// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.wire;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;

/** Refuses requests with {@code INVALID_ARGUMENT}. */
public final class InvalidRequest {

    private InvalidRequest() {}

    /** Returns the refusal, to be thrown. */
    public static StatusRuntimeException of(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
    }

    /** Refuses the request unless it keeps the rule, which the message states. */
    public static void unless(boolean kept, String rule) {
        if (!kept) {
            throw of(rule);
        }
    }
}
