// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.internal.call.Polling;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Waits for the end of a batch. */
final class BatchPolling {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final BatchCalls calls;
    private final String id;
    private final String what;
    private final UnaryOperator<BatchInfo> counted;

    /** @param counted counts what the batch cost */
    BatchPolling(BatchCalls calls, String id, String what, UnaryOperator<BatchInfo> counted) {
        this.calls = calls;
        this.id = id;
        this.what = what;
        this.counted = counted;
    }

    BatchInfo await(Duration timeout, Consumer<? super BatchInfo> onPoll) {
        Checks.positive("timeout", requireNonNull(timeout, "timeout"));
        requireNonNull(onPoll, "onPoll");
        Polling polling = new Polling(
                calls.runner(),
                CallDetails.of(CallOperation.GET_BATCH, what),
                timeout,
                LONGEST_PAUSE,
                "the service continues, and the id stays valid");
        return polling.await(call -> counted.apply(calls.transport().get(id, call)), info -> {
            Listeners.tell(() -> onPoll.accept(info), () -> "A listener of a batch failed; the waiting goes on");
            if (info.ended()) {
                return Optional.of(info);
            }
            refuseEmpty(info);
            return Optional.empty();
        });
    }

    /** A batch without chats would never end. That of a file has none yet where the service still reads the file. */
    private void refuseEmpty(BatchInfo info) {
        boolean empty = info.counts().map(BatchCounts::total).orElse(-1L) == 0;
        if (empty && info.inputFileId().isEmpty()) {
            throw new IllegalStateException(what + " would never end: it has no chats. Add some first");
        }
    }
}
