// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.call;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps the calls that are under way, so that closing the client ends them. Thread-safe. */
public final class OpenCalls {
    private final Set<CallInFlight> calls = ConcurrentHashMap.newKeySet();
    private final Timing timing;
    private volatile boolean closed;

    public OpenCalls(Timing timing) {
        this.timing = timing;
    }

    CallInFlight open(CallSettings settings) {
        CallInFlight call = new CallInFlight(this, timing, settings);
        calls.add(call);
        if (closed) {
            calls.remove(call);
            checkOpen();
        }
        return call;
    }

    void checkOpen() {
        if (closed) {
            throw new IllegalStateException("The client is closed");
        }
    }

    void ended(CallInFlight call) {
        calls.remove(call);
    }

    boolean closed() {
        return closed;
    }

    /** Cancels all calls and refuses new ones. */
    public void close() {
        closed = true;
        calls.forEach(CallInFlight::cancel);
    }
}
