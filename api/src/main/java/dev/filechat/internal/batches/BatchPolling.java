// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.errors.CallTimeoutException;
import dev.filechat.internal.call.Attempts;
import dev.filechat.internal.call.CallInFlight;
import dev.filechat.internal.call.CallKind;
import dev.filechat.internal.call.CallRunner;
import dev.filechat.internal.concurrent.Listeners;
import dev.filechat.internal.observe.CallDetails;
import dev.filechat.internal.values.Checks;
import dev.filechat.observe.CallOperation;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a batch. */
final class BatchPolling {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final double GROWTH = 1.5;

    private final BatchCalls calls;
    private final CallRunner runner;
    private final String id;
    private final String what;
    private final UnaryOperator<BatchInfo> counted;

    /** @param counted counts what the batch cost */
    BatchPolling(BatchCalls calls, String id, String what, UnaryOperator<BatchInfo> counted) {
        this.calls = calls;
        this.runner = calls.runner();
        this.id = id;
        this.what = what;
        this.counted = counted;
    }

    BatchInfo await(Duration timeout, Consumer<? super BatchInfo> onPoll) {
        Checks.positive("timeout", requireNonNull(timeout, "timeout"));
        requireNonNull(onPoll, "onPoll");
        CallDetails details = CallDetails.of(CallOperation.GET_BATCH, what);
        return runner.run(details, runner.settings().withTimeout(timeout), call -> {
            Duration pause = FIRST_PAUSE;
            while (true) {
                BatchInfo info = counted.apply(poll(call, timeout));
                Listeners.tell(() -> onPoll.accept(info), () -> "A listener of a batch failed; the waiting goes on");
                if (info.ended()) {
                    return info;
                }
                refuseEmpty(info);
                if (call.remainingNanos() <= pause.toNanos()) {
                    throw timeout(timeout, null, call);
                }
                call.pause(pause);
                if (call.cancelled() || Thread.currentThread().isInterrupted()) {
                    throw runner.failures().cancelledBetween(what, call);
                }
                pause = longer(pause);
            }
        });
    }

    private BatchInfo poll(CallInFlight call, Duration timeout) {
        call.countAnew();
        try {
            return runner.repeat(
                    new Attempts(runner, CallKind.REPEATABLE, what, call),
                    call,
                    attempt -> calls.transport().get(id, attempt));
        } catch (CallTimeoutException e) {
            throw timeout(timeout, e, call);
        }
    }

    /** A batch without chats would never end. That of a file has none yet where the service still reads the file. */
    private void refuseEmpty(BatchInfo info) {
        boolean empty = info.counts().map(BatchCounts::total).orElse(-1L) == 0;
        if (empty && info.inputFileId().isEmpty()) {
            throw new IllegalStateException(what + " would never end: it has no chats. Add some first");
        }
    }

    private CallTimeoutException timeout(Duration timeout, @Nullable Throwable cause, CallInFlight call) {
        return new CallTimeoutException(
                what + " did not end within " + timeout + "; the service continues, and the id stays valid",
                cause,
                true,
                call.attempt());
    }

    private static Duration longer(Duration pause) {
        Duration next = Duration.ofNanos((long) (pause.toNanos() * GROWTH));
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }
}
