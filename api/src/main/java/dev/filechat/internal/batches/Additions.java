// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.batches.BatchItem;
import dev.filechat.batches.ItemInfo;
import dev.filechat.errors.FileChatException;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.call.Doubts;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.text.ServerText;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One addition to a batch, in as many calls as it takes. Not thread-safe. */
final class Additions {
    /** Less than the service's limit of 25 MB for a call, and than the 20 MiB of the largest message of its SDK. */
    private static final long MAX_BYTES = 20_000_000;

    /** So that a lost answer leaves few chats to be looked for. */
    private static final int MAX_ITEMS = 1_000;

    /** How often it is looked which chats are there, for one call. */
    private static final int LOOKS = 3;

    private final BatchCalls calls;
    private final CallRunner runner;
    private final String batchId;
    private final String name;
    private final Iterable<ItemInfo> present;
    private final Set<String> given = new HashSet<>();
    private final List<BatchItem> waiting = new ArrayList<>();
    private long waitingBytes;
    private int added;
    /** Whether an earlier call may have added what is added now. */
    private boolean resumed;

    /**
     * @param name what messages call the batch
     * @param present lists what is in the batch
     */
    Additions(BatchCalls calls, String batchId, String name, Iterable<ItemInfo> present) {
        this.calls = calls;
        this.runner = calls.runner();
        this.batchId = batchId;
        this.name = name;
        this.present = present;
    }

    int addAll(Iterable<BatchItem> items) {
        return add(items, Set.of());
    }

    int addMissing(Iterable<BatchItem> items) {
        resumed = true;
        Set<String> there = new HashSet<>();
        present.forEach(item -> there.add(item.id()));
        return add(items, there);
    }

    private int add(Iterable<BatchItem> items, Set<String> there) {
        if (items instanceof Collection<BatchItem> all) {
            all.forEach(this::checkId);
            given.clear();
        }
        for (BatchItem item : items) {
            checkId(item);
            if (!there.contains(item.id())) {
                add(item);
            }
        }
        send();
        return added;
    }

    private void checkId(BatchItem item) {
        if (!given.add(requireNonNull(item, "an element of items").id())) {
            throw new IllegalArgumentException("items has the id " + ServerText.printable(item.id())
                    + " twice; the ids must differ, since the results are found by them");
        }
    }

    private void add(BatchItem item) {
        long size = calls.transport().sizeOf(item);
        if (size > MAX_BYTES) {
            throw new IllegalArgumentException("The chat " + ServerText.printable(item.id()) + " has " + size
                    + " bytes; a call takes " + MAX_BYTES
                    + " at most. Upload files and refer to them by id instead of sending them inline");
        }
        if (waitingBytes + size > MAX_BYTES || waiting.size() == MAX_ITEMS) {
            send();
        }
        waiting.add(item);
        waitingBytes += size;
    }

    private void send() {
        List<BatchItem> missing = List.copyOf(waiting);
        FileChatException lost = null;
        for (int looks = 0; !missing.isEmpty(); looks++) {
            try {
                call(missing);
                missing = List.of();
            } catch (FileChatException e) {
                if (Doubts.mayHaveHappened(e)) {
                    lost = e;
                }
                boolean doubt = lost == e || ((resumed || lost != null) && Doubts.refusedAsPresent(e));
                if (looks == LOOKS || !doubt) {
                    throw e;
                }
                List<BatchItem> rest = withoutPresent(missing, lost != null ? lost : e);
                if (rest.size() == missing.size() && Doubts.refusedAsPresent(e)) {
                    throw e; // it was refused for another reason
                }
                missing = rest;
            }
        }
        added += waiting.size();
        waiting.clear();
        waitingBytes = 0;
    }

    private void call(List<BatchItem> items) {
        String what = "Adding " + items.size() + (items.size() == 1 ? " chat to " : " chats to ") + name;
        calls.ledger().reserve(what).release(); // refused where nothing is left
        Boolean unused = runner.run(CallKind.CHANGE, CallDetails.of(CallOperation.ADD_TO_BATCH, what), call -> {
            keepPace(call, what);
            calls.transport().add(batchId, items, call);
            return true;
        });
    }

    private void keepPace(CallInFlight call, String what) {
        Duration wait = calls.pace().next();
        if (!wait.isZero()) {
            call.pause(wait);
            if (call.cancelled() || Thread.currentThread().isInterrupted()) {
                throw runner.failures().cancelledBetween(what, call);
            }
        }
    }

    /** @param failure why it is looked, which is thrown if that fails */
    private List<BatchItem> withoutPresent(List<BatchItem> items, FileChatException failure) {
        Set<String> missing = items.stream().map(BatchItem::id).collect(Collectors.toCollection(HashSet::new));
        try {
            for (ItemInfo item : present) {
                missing.remove(item.id());
                if (missing.isEmpty()) {
                    break;
                }
            }
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
            throw failure;
        }
        return items.stream().filter(item -> missing.contains(item.id())).toList();
    }
}
