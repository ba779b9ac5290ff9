// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.batches;

import dev.filechat.batches.BatchCost;
import dev.filechat.batches.BatchCounts;
import dev.filechat.batches.BatchInfo;
import dev.filechat.chat.CostBudget;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts the cost of one batch in the budgets, each tick once. Thread-safe. */
final class BatchSpending {
    private final List<CostBudget> budgets;
    private final AtomicLong counted = new AtomicLong();

    BatchSpending(List<CostBudget> budgets) {
        this.budgets = budgets;
    }

    void count(BatchInfo info) {
        long total = info.cost().map(BatchCost::totalInUsdTicks).orElse(0L);
        long before = counted.getAndAccumulate(total, Math::max);
        if (total > before) {
            long answered = info.counts().map(BatchCounts::succeeded).orElse(1L);
            budgets.forEach(budget -> budget.spend(total - before, Math.max(1, answered)));
        }
    }
}
