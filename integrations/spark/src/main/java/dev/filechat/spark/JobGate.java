// SPDX-License-Identifier: Apache-2.0
package dev.filechat.spark;

import dev.filechat.bulk.ask.AskGate;
import dev.filechat.bulk.ask.AskRefusedException;
import dev.filechat.bulk.ask.BulkInput;
import dev.filechat.bulk.ask.FailureKind;
import dev.filechat.chat.responses.Usage;
import io.github.bucket4j.Bucket;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Holds a task to its part of the job's rates, and to the job's cost limit. Thread-safe. */
final class JobGate implements AskGate {
    private final @Nullable Bucket questions;
    private final @Nullable Bucket tokens;
    private final @Nullable CostShare costs;

    JobGate(JobRate rate, @Nullable CostShare costs) {
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
}
