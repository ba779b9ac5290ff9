// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.faults;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;

/** What a fault does to a call. */
@FunctionalInterface
public interface CallEffect {
    /**
     * Begins the call in place of its handler.
     *
     * @param next the handler, or the effect of the next fault
     */
    ServerCall.Listener<Object> begin(
            ServerCall<Object, Object> call, Metadata headers, ServerCallHandler<Object, Object> next);
}
