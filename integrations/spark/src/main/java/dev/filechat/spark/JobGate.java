// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.AskGate;
import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.chat.responses.Usage;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Holds a task to its part of the job's rates, and to the job's cost limit. Thread-safe. */
final class JobGate implements AskGate {
    private final @Nullable Bucket questions;
    private final @Nullable Bucket tokens;
    private final @Nullable CostShare costs;

    JobGate(Rate rate, @Nullable CostShare costs) {
        questions = rate.questionsOfTask();
        tokens = rate.tokensOfTask();
        this.costs = costs;
    }

    @Override
    public void enter(BulkInput input) throws InterruptedException {
        if (costs != null && !reserved(costs)) {
            throw new AskRefusedException(
                    "The job's cost limit is reached; this question was not asked. Raise it by costLimit(...), and run"
                            + " the job again: it asks about the rest",
                    FailureKind.COST_LIMIT,
                    true);
        }
        try {
            if (questions != null) {
                questions.asBlocking().consume(1);
            }
            if (tokens != null) {
                tokens.asBlocking().consume(1);
            }
        } catch (InterruptedException | RuntimeException e) {
            if (costs != null) {
                costs.settle(0);
            }
            throw e;
        }
    }

    private static boolean reserved(CostShare costs) {
        try {
            return costs.reserve();
        } catch (IOException e) {
            throw new AskRefusedException(
                    "The cost limit's folder in the checkpoint could not be used: " + e.getMessage(),
                    FailureKind.JOURNAL,
                    true);
        }
    }

    @Override
    public void leave(BulkInput input, Bill bill, Optional<Usage> usage) {
        if (tokens != null) {
            long used = usage.map(Usage::totalTokens).orElse(0L);
            if (used > 1) {
                tokens.consumeIgnoringRateLimits(used - 1); // one was consumed before
            }
        }
        if (costs != null) {
            OptionalLong cost = usage.map(Usage::costInUsdTicks).orElseGet(OptionalLong::empty);
            costs.settle(bill == Bill.NOT_BILLED ? 0 : cost.orElse(costs.perQuestion()));
        }
    }

    /**
     * What one task may use of the job's rates: the part of one of the tasks that run at once. Immutable.
     *
     * @param questions the questions a minute of the job; 0 if there is no limit
     * @param tokens the tokens a minute of the job; 0 if there is no limit
     * @param tasks the number of tasks that run at once
     */
    record Rate(long questions, long tokens, int tasks) implements Serializable {
        /** {@return a limiter of the questions of one task; null if there is no limit} */
        @Nullable
        Bucket questionsOfTask() {
            return bucket(questions);
        }

        /** {@return a limiter of the tokens of one task; null if there is no limit} */
        @Nullable
        Bucket tokensOfTask() {
            return bucket(tokens);
        }

        /** At most what a second gives at once: a task that starts must not take a minute's part. */
        private @Nullable Bucket bucket(long aMinute) {
            if (aMinute == 0) {
                return null;
            }
            long burst = Math.max(1, aMinute / tasks / 60);
            return Bucket.builder()
                    .addLimit(limit -> limit.capacity(burst).refillGreedy(aMinute, Duration.ofMinutes(tasks)))
                    .build();
        }
    }
}
