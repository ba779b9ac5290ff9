// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An amount of money that chat calls may cost. Once it is spent, the next call is refused before it is sent; a call
 * under way is not stopped, so that the last calls may go beyond it. One budget can serve several clients and chats; it
 * is exact to the tick, 10,000,000,000 of which are 1 US dollar. Thread-safe.
 *
 * <p>It counts the costs that the service reports. A call without one (a broken one, for example) is counted in
 * {@link #callsOfUnknownCost()}.
 *
 * <p>{@snippet :
 * CostBudget budget = CostBudget.ofUsd(new BigDecimal("5.00"));
 * FileChatClient client = FileChatClient.builder().costBudget(budget).build();
 * }
 */
public final class CostBudget {
    /** The decimal places of an amount in ticks: 10,000,000,000 ticks are 1 US dollar. */
    private static final int TICK_DECIMALS = 10;

    private final long limit;
    private final AtomicLong spent = new AtomicLong();
    private final AtomicLong unknown = new AtomicLong();

    private CostBudget(long limit) {
        this.limit = limit;
    }

    /**
     * {@return a budget of which nothing is spent}
     *
     * @param limit in US dollars, more than zero and at most about 900 million, with at most 10 decimal places
     */
    public static CostBudget ofUsd(BigDecimal limit) {
        if (requireNonNull(limit, "limit").signum() <= 0) {
            throw new IllegalArgumentException("limit is " + limit + "; it must be more than zero");
        }
        try {
            return new CostBudget(limit.setScale(TICK_DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    "limit is " + limit + "; it must have at most 10 decimal places and be at most 922337203", e);
        }
    }

    /** {@return the amount, in US dollars} */
    public BigDecimal limitInUsd() {
        return BigDecimal.valueOf(limit, TICK_DECIMALS);
    }

    /** {@return the amount that is spent, in US dollars; it may be more than the limit} */
    public BigDecimal spentInUsd() {
        return BigDecimal.valueOf(spent.get(), TICK_DECIMALS);
    }

    /** {@return the amount that is left, in US dollars; 0 if the budget is spent} */
    public BigDecimal remainingInUsd() {
        return BigDecimal.valueOf(Math.max(0, limit - spent.get()), TICK_DECIMALS);
    }

    /** {@return the number of calls for which the service reported no cost} */
    public long callsOfUnknownCost() {
        return unknown.get();
    }

    /** {@return whether nothing is left} */
    public boolean exhausted() {
        return spent.get() >= limit;
    }

    /**
     * Counts a cost. The client calls this for its own calls; call it for costs that arise elsewhere.
     *
     * @param ticks 10,000,000,000 to the US dollar, 0 or more
     */
    public void spend(long ticks) {
        if (ticks < 0) {
            throw new IllegalArgumentException("ticks is " + ticks + "; it must be 0 or more");
        }
        spent.accumulateAndGet(ticks, CostBudget::sum);
    }

    /** Counts a call whose cost is not known. The client calls this for its own calls. */
    public void spendUnknown() {
        unknown.incrementAndGet();
    }

    /** {@return the sum, or the largest number if it is larger} */
    private static long sum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    @Override
    public String toString() {
        return "CostBudget[" + spentInUsd().toPlainString() + " of "
                + limitInUsd().toPlainString() + " USD spent]";
    }
}
