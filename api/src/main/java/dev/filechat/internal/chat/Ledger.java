// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.chat;

import dev.filechat.chat.CostBudget;
import dev.filechat.chat.CostBudgetException;
import dev.filechat.chat.responses.Usage;
import dev.filechat.errors.FileChatException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** The usage and the cost of calls, and their budgets. Thread-safe. */
public final class Ledger {
    private static final Usage NOTHING = Usage.builder().costInUsdTicks(0).build();

    private final ReentrantLock lock = new ReentrantLock();
    private final List<CostBudget> budgets;
    private Usage usage;
    private int callsOfUnknownCost;

    public Ledger(List<CostBudget> budgets) {
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

    public List<CostBudget> budgets() {
        lock.lock();
        try {
            return List.copyOf(budgets);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Reserves what a call will cost.
     *
     * @throws CostBudgetException if a budget has nothing left
     */
    public Payment reserve(String what) {
        List<CostBudget.Reservation> reservations = new ArrayList<>();
        for (CostBudget budget : budgets()) {
            Optional<CostBudget.Reservation> reservation = budget.reserve();
            if (reservation.isEmpty()) {
                reservations.forEach(CostBudget.Reservation::release);
                throw refused(what, budget);
            }
            reservations.add(reservation.get());
        }
        return new Payment(this, reservations);
    }

    /** Makes a call whose cost is reserved before, and counted after. */
    public <T> T paid(String what, Function<Payment, T> call) {
        Payment payment = reserve(what);
        try {
            return call.apply(payment);
        } catch (FileChatException e) {
            payment.failed(e);
            throw e;
        } catch (Throwable e) {
            payment.release();
            throw e;
        }
    }

    private static CostBudgetException refused(String what, CostBudget budget) {
        BigDecimal reserved = budget.reservedInUsd();
        return new CostBudgetException(
                what + " was not begun: " + plain(budget.spentInUsd()) + " US dollars are spent"
                        + (reserved.signum() == 0 ? "" : ", and " + plain(reserved) + " reserved for calls under way,")
                        + " of a budget of " + plain(budget.limitInUsd())
                        + ". Give costBudget(...) a larger one, or leave it out",
                budget);
    }

    private static String plain(BigDecimal usd) {
        return usd.stripTrailingZeros().toPlainString();
    }

    /** Counts a call for which nothing was reserved. */
    void used(Optional<Usage> used) {
        OptionalLong cost = count(used);
        budgets().forEach(budget -> cost.ifPresentOrElse(budget::spend, budget::spendUnknown));
    }

    /**
     * Adds a call to the sum.
     *
     * @return its cost in ticks, if it is known
     */
    OptionalLong count(Optional<Usage> used) {
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
            return cost;
        } finally {
            lock.unlock();
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
