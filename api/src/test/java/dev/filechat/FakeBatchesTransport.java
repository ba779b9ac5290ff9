// SPDX-License-Identifier: Apache-2.0
package dev.filechat;

import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemOutcome;
import dev.filechat.spi.BatchesTransport;
import dev.filechat.spi.CallContext;
import dev.filechat.spi.ListingPage;
import dev.filechat.spi.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Batches of one chat that is answered after some lookups. */
final class FakeBatchesTransport implements BatchesTransport {
    final List<String> added = new ArrayList<>();
    private Runnable onAdd = () -> {};
    private int pending;

    void onAdd(Runnable action) {
        onAdd = action;
    }

    /** Finds the batch pending this often. */
    void polls(int count) {
        pending = count;
    }

    @Override
    public BatchInfo create(String name, @Nullable String inputFileId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public BatchInfo get(String batchId, CallContext call) {
        int still = pending > 0 ? 1 : 0;
        pending -= still;
        return BatchInfo.builder(batchId)
                .counts(new BatchCounts(1, still, 1 - still, 0, 0))
                .build();
    }

    @Override
    public BatchInfo cancel(String batchId, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ListingPage<BatchInfo> list(PageRequest page, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void add(String batchId, List<BatchItem> items, CallContext call) {
        onAdd.run();
        items.forEach(item -> added.add(item.id()));
    }

    @Override
    public long sizeOf(BatchItem item) {
        return 1;
    }

    @Override
    public ListingPage<ItemInfo> items(String batchId, PageRequest page, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ListingPage<ItemOutcome> results(String batchId, PageRequest page, CallContext call) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ItemOutcome> result(String batchId, String itemId, CallContext call) {
        throw new UnsupportedOperationException();
    }
}
