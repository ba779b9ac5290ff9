// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import dev.filechat.proto.AddBatchRequestsRequest;
import dev.filechat.proto.Batch;
import dev.filechat.proto.BatchRequest;
import io.grpc.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All batches. Those whose time is over are gone when anybody looks. Thread-safe. */
public final class BatchStore {

    private final Clock clock;
    private final BatchPlan plan = new BatchPlan();
    private final AdditionLimits limits = new AdditionLimits();
    private final Map<Long, StoredBatch> byNumber = new ConcurrentSkipListMap<>();
    private final AtomicLong numbers = new AtomicLong();

    public BatchStore(Clock clock) {
        this.clock = clock;
    }

    /** How the batches run. */
    public BatchPlan plan() {
        return plan;
    }

    /** Forgets all batches and the plan. */
    public void clear() {
        byNumber.clear();
        plan.reset();
        limits.clear();
    }

    /** Returns the ids of the requests in a batch of any team, in the order of their additions. */
    public List<String> requestIds(String batchId) {
        return find(batch -> batch.id().equals(batchId), batchId).items().stream()
                .map(item -> item.request().getBatchRequestId())
                .toList();
    }

    /** Returns the batches of all teams, in the order of their creation. */
    public List<StoredBatch> all() {
        sweep();
        return List.copyOf(byNumber.values());
    }

    /** @param requests what it holds, if they come from a file */
    Batch create(int team, String name, @Nullable String inputFileId, List<BatchRequest> requests) {
        Instant now = now();
        StoredBatch batch = new StoredBatch(team, name, now, now.plus(plan.kept()), inputFileId);
        batch.addAll(requests, now);
        byNumber.put(numbers.incrementAndGet(), batch);
        return batch.look(now);
    }

    /** Adds requests to a batch. */
    void add(int team, AddBatchRequestsRequest request) {
        Instant now = now();
        limits.admit(team, request, now);
        find(team, request.getBatchId()).add(request.getBatchRequestsList(), now);
    }

    StoredBatch find(int team, String id) {
        return find(batch -> batch.team() == team && batch.id().equals(id), id);
    }

    private StoredBatch find(Predicate<StoredBatch> wanted, String id) {
        sweep();
        return byNumber.values().stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> Status.NOT_FOUND
                        .withDescription("Batch '" + id + "' was not found.")
                        .asRuntimeException());
    }

    List<StoredBatch> ofTeam(int team) {
        sweep();
        return byNumber.values().stream().filter(batch -> batch.team() == team).toList();
    }

    private void sweep() {
        Instant now = now();
        byNumber.values().removeIf(batch -> batch.expired(now));
    }

    Instant now() {
        return clock.instant();
    }
}
