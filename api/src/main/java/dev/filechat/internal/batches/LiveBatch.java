// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.calls.Listing;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A batch of the service. Thread-safe. */
final class LiveBatch implements Batch {
    private final BatchCalls calls;
    private final CallRunner runner;
    private final String id;
    private final BatchSpending spending;

    LiveBatch(BatchCalls calls, String id, BatchSpending spending) {
        this.calls = calls;
        this.runner = calls.runner();
        this.id = id;
        this.spending = spending;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public BatchInfo info() {
        return counted(runner.run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.GET_BATCH, "Looking up " + name()),
                call -> calls.transport().get(id, call)));
    }

    @Override
    public void add(BatchItem item) {
        addAll(List.of(requireNonNull(item, "item")));
    }

    @Override
    public int addAll(Iterable<BatchItem> items) {
        return new Additions(calls, id, name(), items()).addAll(requireNonNull(items, "items"));
    }

    @Override
    public int addMissing(Iterable<BatchItem> items) {
        return new Additions(calls, id, name(), items()).addMissing(requireNonNull(items, "items"));
    }

    @Override
    public BatchInfo await(Duration timeout, Consumer<? super BatchInfo> onPoll) {
        return new BatchPolling(calls, id, "Waiting for " + name(), this::counted).await(timeout, onPoll);
    }

    @Override
    public Listing<ItemOutcome> results() {
        return calls.listing(
                CallOperation.LIST_BATCH_RESULTS,
                "Listing the results of " + name(),
                (page, call) -> calls.transport().results(id, page, call));
    }

    @Override
    public Optional<ItemOutcome> result(String itemId) {
        Checks.notBlank("itemId", itemId);
        String what = "Looking up the result of " + ServerText.printable(itemId) + " in " + name();
        return runner.run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.GET_BATCH_RESULT, what),
                call -> calls.transport().result(id, itemId, call));
    }

    @Override
    public Listing<ItemInfo> items() {
        return calls.listing(
                CallOperation.LIST_BATCH_ITEMS,
                "Listing the chats of " + name(),
                (page, call) -> calls.transport().items(id, page, call));
    }

    @Override
    public BatchInfo cancel() {
        return counted(runner.run(
                CallKind.REPEATABLE,
                CallDetails.of(CallOperation.CANCEL_BATCH, "Cancelling " + name()),
                call -> calls.transport().cancel(id, call)));
    }

    private BatchInfo counted(BatchInfo info) {
        spending.count(info);
        return info;
    }

    private String name() {
        return "the batch " + ServerText.printable(id);
    }

    @Override
    public String toString() {
        return ServerText.escaped("Batch[" + id + "]");
    }
}
