// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.NoAnswerException;
import dev.filechat.chat.StreamInterruptedException;
import dev.filechat.chat.responses.ChatResponse;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.FileChatException;
import dev.filechat.errors.ServiceException;
import dev.filechat.errors.TlsException;
import dev.filechat.errors.UnavailableException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/** The usage and the cost of calls, and their budgets. Thread-safe. */
final class Ledger {
    private static final Usage NOTHING = Usage.builder().costInUsdTicks(0).build();

    private final ReentrantLock lock = new ReentrantLock();
    private final List<CostBudget> budgets;
    private Usage usage;
    private int callsOfUnknownCost;

    Ledger(List<CostBudget> budgets) {
        this(budgets, NOTHING, 0);
    }

    Ledger(List<CostBudget> budgets, Usage usage, int callsOfUnknownCost) {
        this.budgets = new ArrayList<>(budgets);
        this.usage = usage;
        this.callsOfUnknownCost = callsOfUnknownCost;
    }

    /** Adds a budget. */
    void add(CostBudget budget) {
        lock.lock();
        try {
            budgets.add(budget);
        } finally {
            lock.unlock();
        }
    }

    List<CostBudget> budgets() {
        lock.lock();
        try {
            return List.copyOf(budgets);
        } finally {
            lock.unlock();
        }
    }

    /** Refuses a call if a budget is spent. */
    void check(String what) {
        for (CostBudget budget : budgets()) {
            if (budget.exhausted()) {
                throw new CostBudgetException(
                        what + " was not begun: " + plain(budget.spentInUsd()) + " US dollars are spent of a"
                                + " budget of " + plain(budget.limitInUsd())
                                + ". Give costBudget(...) a larger one, or leave it out",
                        budget);
            }
        }
    }

    private static String plain(BigDecimal usd) {
        return usd.stripTrailingZeros().toPlainString();
    }

    void answered(ChatResponse response) {
        used(response.usage());
    }

    /** Counts a call that succeeded. */
    void used(Optional<Usage> used) {
        OptionalLong cost = used.map(Usage::costInUsdTicks).orElse(OptionalLong.empty());
        lock.lock();
        try {
            // The sum's cost is that of the calls whose cost is known.
            usage = usage.plus(used.orElse(NOTHING).toBuilder()
                    .costInUsdTicks(cost.orElse(0))
                    .build());
            if (cost.isEmpty()) {
                callsOfUnknownCost++;
            }
            budgets.forEach(budget -> {
                cost.ifPresentOrElse(budget::spend, budget::spendUnknown);
            });
        } finally {
            lock.unlock();
        }
    }

    /** Counts a call that failed, and may be billed nevertheless. */
    void failed(FileChatException failure) {
        if (failure instanceof StreamInterruptedException interrupted) {
            answered(interrupted.partialResponse());
        } else if (failure instanceof NoAnswerException empty) {
            answered(empty.response());
        } else if (!(failure instanceof ServiceException)
                && !(failure instanceof UnavailableException)
                && !(failure instanceof TlsException)
                && !failure.retryable()
                && failure.attempts() > 0) {
            used(Optional.empty());
        }
    }

    /** {@return the sum; its cost is that of the calls whose cost is known} */
    Usage usage() {
        lock.lock();
        try {
            return usage;
        } finally {
            lock.unlock();
        }
    }

    int callsOfUnknownCost() {
        lock.lock();
        try {
            return callsOfUnknownCost;
        } finally {
            lock.unlock();
        }
    }

    Optional<BigDecimal> cost() {
        lock.lock();
        try {
            return callsOfUnknownCost > 0 ? Optional.empty() : usage.costInUsd();
        } finally {
            lock.unlock();
        }
    }
}
