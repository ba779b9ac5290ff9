// SPDX-License-Identifier: Apache-2.0
package dev.filechat.micrometer;

import dev.filechat.observe.ObservedCall;
import io.micrometer.observation.transport.SenderContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The context of a call, with a carrier for the headers of the trace. */
final class CallContext extends SenderContext<Map<String, String>> {
    private final Map<String, String> headers = new LinkedHashMap<>();

    CallContext(ObservedCall call) {
        super((carrier, name, value) ->
                Objects.requireNonNull(carrier, "carrier").put(name, value));
        setCarrier(headers);
        setRemoteServiceName(Names.PROVIDER);
        setRemoteServiceAddress(call.serverAddress() + ":" + call.serverPort());
    }

    Map<String, String> headers() {
        return headers;
    }
}
