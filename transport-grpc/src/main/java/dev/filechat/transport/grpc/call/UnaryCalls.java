// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import com.google.protobuf.Message;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import io.grpc.MethodDescriptor;

/** Makes calls with one request and one answer. Thread-safe. */
public interface UnaryCalls {
    /**
     * Makes a call.
     *
     * @throws IllegalArgumentException if the request is over the size limit; nothing is sent then
     */
    <Q extends Message, S extends Message> S unary(MethodDescriptor<Q, S> method, Q request, CallContext context)
            throws TransportException;
}
