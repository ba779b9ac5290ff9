// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.batches.ItemState;
import dev.filechat.testkit.internal.batches.BatchStore;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The batches of a {@link FakeXai}. Their chats are answered as others are: by the scripts of {@link FakeXai#chat()},
 * else from the files; one whose script refuses has an error for its result. By default the first lookup of a batch
 * finds all of it pending, and at the second one everything is answered. Safe for use by several threads.
 */
public final class FakeBatches {

    private final BatchStore store;

    FakeBatches(BatchStore store) {
        this.store = store;
    }

    /**
     * Answers nothing until a batch was looked up this often. The default is 1.
     *
     * @param count the number of calls of {@code GetBatch} that find a batch pending, 0 or more
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public FakeBatches pendingPolls(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("count must be 0 or more, not " + count);
        }
        store.plan().pendingPolls(count);
        return this;
    }

    /**
     * Answers nothing until a batch is this old by the fake's clock. The default is zero.
     *
     * @param time zero or more
     * @return this
     * @throws IllegalArgumentException if it is negative
     */
    public FakeBatches runningTime(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("time must be zero or more, not " + time);
        }
        store.plan().runningTime(time);
        return this;
    }

    /**
     * Keeps the batches that are created from now on for this time by the fake's clock, which their expiry says; then
     * they are not found any more. The default is 30 days.
     *
     * @param time more than zero
     * @return this
     * @throws IllegalArgumentException if it is not more than zero
     */
    public FakeBatches keptFor(Duration time) {
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("time must be more than zero, not " + time);
        }
        store.plan().kept(time);
        return this;
    }

    /**
     * Returns the batches of all keys that are not expired.
     *
     * @return the batches as they are now, oldest first
     */
    public List<FakeBatch> all() {
        return store.all().stream()
                .map(batch -> {
                    Map<String, ItemState> states = new LinkedHashMap<>();
                    batch.states().forEach((id, number) -> states.put(id, new ItemState(number)));
                    return new FakeBatch(batch.id(), batch.name(), states);
                })
                .toList();
    }

    /**
     * Returns the batches with this name; several may share one.
     *
     * @param name the name
     * @return the batches as they are now, oldest first
     */
    public List<FakeBatch> named(String name) {
        Objects.requireNonNull(name, "name");
        return all().stream().filter(batch -> batch.name().equals(name)).toList();
    }

    /**
     * Returns the ids of the requests in a batch, whatever key it belongs to.
     *
     * @param batchId the batch's id
     * @return the ids in the order in which they were added
     * @throws io.grpc.StatusRuntimeException {@code NOT_FOUND} if there is no such batch
     */
    public List<String> requestIds(String batchId) {
        return store.requestIds(batchId);
    }
}
