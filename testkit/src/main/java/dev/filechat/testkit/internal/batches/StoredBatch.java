// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import dev.filechat.proto.Batch;
import dev.filechat.proto.BatchCostBreakdown;
import dev.filechat.proto.BatchRequest;
import dev.filechat.proto.BatchRequestMetadata.State;
import dev.filechat.proto.BatchResult;
import dev.filechat.proto.BatchState;
import dev.filechat.proto.EndpointCost;
import dev.filechat.testkit.internal.wire.InvalidRequest;
import dev.filechat.testkit.internal.wire.ProtoTimestamps;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One batch. Thread-safe. */
public final class StoredBatch {

    private final ReentrantLock lock = new ReentrantLock();
    private final int team;
    private final String id = "batch_" + UUID.randomUUID();
    private final String name;
    private final Instant created;
    private final Instant expires;
    private final @Nullable String inputFileId;
    private final Map<String, StoredItem> items = new LinkedHashMap<>();
    private @Nullable Instant cancelled;
    private int polls;

    StoredBatch(int team, String name, Instant created, Instant expires, @Nullable String inputFileId) {
        this.team = team;
        this.name = name;
        this.created = created;
        this.expires = expires;
        this.inputFileId = inputFileId;
    }

    int team() {
        return team;
    }

    /** The id. */
    public String id() {
        return id;
    }

    /** The name. */
    public String name() {
        return name;
    }

    /** Returns the numbers of the states of the requests by their ids, in the order of their additions. */
    public Map<String, Integer> states() {
        return read(all -> {
            Map<String, Integer> states = new LinkedHashMap<>();
            all.forEach(item ->
                    states.put(item.request().getBatchRequestId(), item.state().getNumber()));
            return states;
        });
    }

    boolean expired(Instant now) {
        return !now.isBefore(expires);
    }

    /** Adds all requests, or none. */
    void add(List<BatchRequest> requests, Instant now) {
        locked(() -> {
            InvalidRequest.unless(!requests.isEmpty(), "batch_requests must not be empty.");
            if (inputFileId != null) {
                throw closed("was created from a file, and takes no more requests.");
            }
            if (cancelled != null) {
                throw closed("was cancelled, and takes no more requests.");
            }
            addAll(requests, now);
            return this;
        });
    }

    private StatusRuntimeException closed(String why) {
        return Status.FAILED_PRECONDITION
                .withDescription("Batch '" + id + "' " + why)
                .asRuntimeException();
    }

    /** Adds all requests, or none, to a batch that may be closed to its users. */
    void addAll(List<BatchRequest> requests, Instant now) {
        Set<String> ids = new HashSet<>(items.keySet());
        for (BatchRequest request : requests) {
            String given = request.getBatchRequestId();
            // The fake's choice of a status: the service's is not documented.
            if (!given.isEmpty() && !ids.add(given)) {
                throw Status.ALREADY_EXISTS
                        .withDescription("batch_request_id '" + given + "' is in batch '" + id + "' already.")
                        .asRuntimeException();
            }
        }
        for (BatchRequest request : requests) {
            String given = request.getBatchRequestId();
            String known = given.isEmpty() ? UUID.randomUUID().toString() : given;
            BatchRequest identified =
                    request.toBuilder().setBatchRequestId(known).build();
            items.put(known, new StoredItem(identified, now));
        }
    }

    /** Answers what is pending, unless the plan keeps it pending. */
    Batch poll(BatchPlan plan, Function<BatchRequest, BatchResult> answers, Instant now) {
        return locked(() -> {
            if (++polls > plan.pendingPolls() && !now.isBefore(created.plus(plan.runningTime()))) {
                for (StoredItem item : items.values()) {
                    if (item.state() == State.STATE_PENDING) {
                        item.finish(answers.apply(item.request()), now);
                    }
                }
            }
            return message(now);
        });
    }

    Batch cancel(Instant now) {
        return locked(() -> {
            if (cancelled == null) {
                cancelled = now;
                items.values().stream()
                        .filter(item -> item.state() == State.STATE_PENDING)
                        .forEach(item -> item.cancel(now));
            }
            return message(now);
        });
    }

    Batch look(Instant now) {
        return locked(() -> message(now));
    }

    /** Returns what is in it, in the order of the additions. */
    List<StoredItem> items() {
        return locked(() -> List.copyOf(items.values()));
    }

    /** Returns what a reader makes of the items, while nobody changes them. */
    <T> T read(Function<List<StoredItem>, T> reader) {
        return locked(() -> reader.apply(List.copyOf(items.values())));
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private Batch message(Instant now) {
        Batch.Builder batch = Batch.newBuilder()
                .setBatchId(id)
                .setName(name)
                .setCreateTime(ProtoTimestamps.of(created))
                .setExpireTime(ProtoTimestamps.of(expires))
                .setCreateApiKeyId("key-" + team)
                .setState(BatchState.newBuilder()
                        .setNumRequests(items.size())
                        .setNumPending(count(State.STATE_PENDING))
                        .setNumSuccess(count(State.STATE_SUCCEEDED))
                        .setNumError(count(State.STATE_FAILED))
                        .setNumCancelled(count(State.STATE_CANCELLED)))
                .setCostBreakdown(cost(now));
        if (cancelled != null) {
            batch.setCancelTime(ProtoTimestamps.of(cancelled));
        }
        if (inputFileId != null) {
            batch.setInputFileId(inputFileId);
        }
        return batch.build();
    }

    private long count(State state) {
        return items.values().stream().filter(item -> item.state() == state).count();
    }

    private BatchCostBreakdown cost(Instant now) {
        long ticks =
                items.values().stream().mapToLong(StoredItem::costInUsdTicks).sum();
        BatchCostBreakdown.Builder cost =
                BatchCostBreakdown.newBuilder().setTotalCostUsdTicks(ticks).setCalculationTime(ProtoTimestamps.of(now));
        if (count(State.STATE_SUCCEEDED) > 0) {
            cost.addEndpointCosts(EndpointCost.newBuilder()
                    .setEndpoint(StoredItem.ENDPOINT)
                    .setCostUsdTicks(ticks)
                    .setRequestCount(count(State.STATE_SUCCEEDED)));
        }
        return cost.build();
    }
}
