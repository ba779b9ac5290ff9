// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.google.protobuf.Message;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.transport.grpc.call.UnaryCalls;
import io.grpc.MethodDescriptor;
import java.io.InputStream;

/** Answers calls with one request and one answer from a cassette, at once. Thread-safe. */
final class ReplayingUnaryCalls implements UnaryCalls {

    private final ReplayedCalls calls;

    ReplayingUnaryCalls(ReplayedCalls calls) {
        this.calls = calls;
    }

    @Override
    public <Q extends Message, S extends Message> S unary(MethodDescriptor<Q, S> method, Q request, CallContext context)
            throws TransportException {
        Message.Builder answer =
                method.parseResponse(InputStream.nullInputStream()).newBuilderForType();
        CassetteJson.into(answer, calls.response(Requests.unary(method, request)));
        return method.parseResponse(answer.build().toByteString().newInput());
    }
}
