// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

/**
 * How long a call waits at one place for a sign of life from the service. Received messages are signs of life piece by
 * piece. A sent chunk is one only as a whole, and takes as many times as long as there are calls that share the
 * connection. A call that was not sent yet does not expect any. Used by the thread that waits.
 */
final class StallTimeout {
    private final long patience;
    private final int times;
    private final boolean upload;
    private final CallTracer tracer;
    private final Connection connection;
    private final long start = Deadlines.now();
    private int sharing = 1;

    /**
     * @param patienceNanos the timeout of a call that is alone on its connection
     * @param times how many times as long it is here
     */
    StallTimeout(long patienceNanos, int times, boolean upload, CallTracer tracer, Connection connection) {
        this.patience = patienceNanos;
        this.times = times;
        this.upload = upload;
        this.tracer = tracer;
        this.connection = connection;
    }

    /** When the call has stalled unless there is a sign of life by then, by {@link Deadlines#now()}. */
    long end() {
        sharing = upload ? Math.max(sharing, connection.calls()) : 1;
        long sent = tracer.sent();
        long from = sent == 0 ? Deadlines.now() : Math.max(start, Math.max(sent, tracer.lastReceived()));
        long pieces = (long) times * sharing;
        return patience >= (Deadlines.NEVER - from) / pieces ? Deadlines.NEVER : from + pieces * patience;
    }
}
