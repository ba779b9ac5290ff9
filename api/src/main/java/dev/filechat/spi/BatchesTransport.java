// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spi;

import dev.filechat.batches.BatchInfo;
import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemInfo;
import dev.filechat.batches.ItemOutcome;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calls about batches, one attempt each. They keep the rules that {@link Transport} has for every call.
 * Thread-safe.
 */
public interface BatchesTransport {
    /**
     * Creates a batch.
     *
     * @param inputFileId the file of its requests, null for none
     */
    BatchInfo create(String name, @Nullable String inputFileId, CallContext call) throws TransportException;

    /** Looks up a batch. */
    BatchInfo get(String batchId, CallContext call) throws TransportException;

    /** Cancels a batch, and returns it. */
    BatchInfo cancel(String batchId, CallContext call) throws TransportException;

    /** Lists batches. */
    ListingPage<BatchInfo> list(PageRequest page, CallContext call) throws TransportException;

    /** Adds items to a batch. */
    void add(String batchId, List<BatchItem> items, CallContext call) throws TransportException;

    /** {@return the number of bytes that an item takes in a call that adds it} Makes no call. */
    long sizeOf(BatchItem item);

    /** Lists the requests of a batch. */
    ListingPage<ItemInfo> items(String batchId, PageRequest page, CallContext call) throws TransportException;

    /** Lists the outcomes of a batch. */
    ListingPage<ItemOutcome> results(String batchId, PageRequest page, CallContext call) throws TransportException;

    /** Looks up the outcome of one request; empty if it has none. */
    Optional<ItemOutcome> result(String batchId, String itemId, CallContext call) throws TransportException;
}
