// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.Message;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;
import dev.filechat.transport.grpc.call.UnaryCalls;
import io.grpc.MethodDescriptor;
import java.io.InputStream;

/** Takes what was recorded of calls from a tape, at once, until it is closed. Thread-safe. */
final class ReplayedCalls implements UnaryCalls {

    private final Tape tape;
    private volatile boolean closed;

    ReplayedCalls(Tape tape) {
        this.tape = tape;
    }

    /** What was recorded of the call. */
    JsonNode line(Request asked) throws TransportException {
        if (closed || Thread.currentThread().isInterrupted()) {
            throw new TransportException(
                    Kind.CANCELLED, StatusCode.CANCELLED, Delivery.UNSENT, null, "cancelled", null);
        }
        return tape.take(asked).line();
    }

    /** The whole answer, or the failure. */
    JsonNode response(Request asked) throws TransportException {
        JsonNode line = line(asked);
        if (line.has("failure")) {
            throw RecordedFailure.from(line.path("failure"));
        }
        return line.path("response");
    }

    @Override
    public <Q extends Message, S extends Message> S unary(MethodDescriptor<Q, S> method, Q request, CallContext context)
            throws TransportException {
        Message.Builder answer =
                method.parseResponse(InputStream.nullInputStream()).newBuilderForType();
        CassetteJson.into(answer, response(Requests.unary(method, request)));
        return method.parseResponse(answer.build().toByteString().newInput());
    }

    Tape tape() {
        return tape;
    }

    void close() {
        closed = true;
    }
}
