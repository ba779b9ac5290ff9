// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import io.grpc.ManagedChannel;
import java.util.List;
import java.util.function.Supplier;

/** A client's connections to the service: one, and a second one while that is busy. Thread-safe. */
final class Connections {
    /**
     * The number of calls from which on a connection is busy. One thread reads and writes for all of them; and many
     * servers allow a hundred calls on a connection and delay further ones without an error.
     */
    private static final int BUSY = 50;

    private final Connection first;
    private final Connection second;

    /** @param channels makes channels that connect when the first call needs it */
    Connections(Supplier<ManagedChannel> channels) {
        this.first = new Connection(channels.get());
        this.second = new Connection(channels.get());
    }

    /**
     * The connection for the next call. The second one is used only once it is established, so that no call waits for
     * it.
     */
    Connection next() {
        if (first.calls() < BUSY) {
            return first;
        }
        if (second.isReady()) {
            return second.calls() < first.calls() ? second : first;
        }
        second.connect();
        return first;
    }

    /** Ends all calls and waits for the connections' end. */
    void close() {
        List<Connection> both = List.of(first, second);
        both.forEach(Connection::close);
        both.forEach(Connection::awaitEnd);
    }
}
