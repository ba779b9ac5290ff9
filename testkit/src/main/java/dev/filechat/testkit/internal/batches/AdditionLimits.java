// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import dev.filechat.proto.AddBatchRequestsRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The service's limits of additions: 25 MB a call, and 100 calls of a team in any 30 seconds. Thread-safe. */
final class AdditionLimits {

    private static final int BYTES = 25_000_000;
    private static final int CALLS = 100;
    private static final Duration WINDOW = Duration.ofSeconds(30);

    /** The times of the newest calls of a team. Guarded by {@link #lock}. */
    private final Map<Integer, Deque<Instant>> calls = new HashMap<>();

    private final ReentrantLock lock = new ReentrantLock();

    /**
     * Counts a call, unless it is refused.
     *
     * @throws StatusRuntimeException if it is too large, or one too many
     */
    void admit(int team, AddBatchRequestsRequest request, Instant now) {
        if (request.getSerializedSize() > BYTES) {
            throw exhausted("The call has " + request.getSerializedSize() + " bytes; AddBatchRequests takes " + BYTES);
        }
        lock.lock();
        try {
            Deque<Instant> times = calls.computeIfAbsent(team, first -> new ArrayDeque<>());
            while (!times.isEmpty() && !times.getFirst().plus(WINDOW).isAfter(now)) {
                times.removeFirst();
            }
            if (times.size() == CALLS) {
                throw exhausted("Too many calls of AddBatchRequests: a team may make " + CALLS + " in "
                        + WINDOW.toSeconds() + " seconds");
            }
            times.addLast(now);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            calls.clear();
        } finally {
            lock.unlock();
        }
    }

    private static StatusRuntimeException exhausted(String why) {
        return Status.RESOURCE_EXHAUSTED.withDescription(why).asRuntimeException();
    }
}
