// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.cassette;

import com.fasterxml.jackson.databind.JsonNode;
import dev.filechat.errors.StatusCode;
import dev.filechat.spi.TransportException;
import dev.filechat.spi.TransportException.Delivery;
import dev.filechat.spi.TransportException.Kind;

/** Takes what was recorded of calls from a tape, until it is closed. Thread-safe. */
final class ReplayedCalls {

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

    Tape tape() {
        return tape;
    }

    void close() {
        closed = true;
    }
}
