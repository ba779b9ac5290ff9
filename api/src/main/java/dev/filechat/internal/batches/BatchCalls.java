// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import dev.filechat.batches.Batch;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchesService;
import dev.filechat.calls.Listing;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.chat.Ledger;
import dev.filechat.internal.listing.PageCall;
import dev.filechat.internal.listing.TokenListing;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import dev.filechat.spi.BatchesTransport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls about batches over a transport. Thread-safe. */
public final class BatchCalls implements BatchesService {
    private final BatchesTransport transport;
    private final CallRunner runner;
    private final BatchPace pace;
    private final Ledger ledger;

    /** @param ledger has the budgets that count what batches cost */
    public BatchCalls(BatchesTransport transport, CallRunner runner, BatchPace pace, Ledger ledger) {
        this.transport = transport;
        this.runner = runner;
        this.pace = pace;
        this.ledger = ledger;
    }

    @Override
    public Batch create(String name) {
        return created(Checks.notBlank("name", name), null);
    }

    @Override
    public Batch createFromFile(String name, String fileId) {
        return created(Checks.notBlank("name", name), Checks.notBlank("fileId", fileId));
    }

    private Batch created(String name, @Nullable String fileId) {
        String what = "Creating the batch " + ServerText.printable(name);
        ledger.reserve(what).release(); // refused where nothing is left
        CallDetails details = fileId == null
                ? CallDetails.of(CallOperation.CREATE_BATCH, what)
                : CallDetails.ofFile(CallOperation.CREATE_BATCH, what, fileId);
        BatchInfo info = runner.run(CallKind.CHANGE, details, call -> transport.create(name, fileId, call));
        return new LiveBatch(this, info.id(), new BatchSpending(ledger.budgets()));
    }

    @Override
    public Batch batch(String batchId) {
        return new LiveBatch(this, Checks.notBlank("batchId", batchId), new BatchSpending(List.of()));
    }

    @Override
    public Listing<BatchInfo> list() {
        return listing(CallOperation.LIST_BATCHES, "Listing batches", transport::list);
    }

    /** {@return a listing whose pages are calls of an operation} */
    <T> Listing<T> listing(CallOperation operation, String what, PageCall<T> pages) {
        return new TokenListing<>(() -> runner, CallDetails.of(operation, what), pages);
    }

    BatchesTransport transport() {
        return transport;
    }

    CallRunner runner() {
        return runner;
    }

    BatchPace pace() {
        return pace;
    }

    Ledger ledger() {
        return ledger;
    }
}
