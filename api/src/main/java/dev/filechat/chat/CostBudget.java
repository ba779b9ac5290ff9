// SPDX-License-Identifier: Apache-2.0
package dev.filechat.chat;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.values.Checks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An amount of money that chat calls may cost. Each call reserves its estimated cost until its real one is known. A
 * call is refused, before it is sent, once what is spent and what is reserved reach the limit; a call under way is not
 * stopped. So however many calls run at once, together they exceed the limit by less than one call costs, as long as no
 * call costs more than its estimate. One budget can serve several clients and chats, or one tenant of many; it is exact
 * to the tick, 10,000,000,000 of which are 1 US dollar. Thread-safe.
 *
 * <p>It counts the costs that the service reports. A call without one (a broken one, for example) is counted in
 * {@link #callsOfUnknownCost()}, and costs its estimate if one was set.
 *
 * <p>{@snippet :
 * CostBudget budget = CostBudget.builder(new BigDecimal("5.00"))
 *         .estimatePerCall(new BigDecimal("0.02"))
 *         .renewedEvery(Duration.ofDays(1))
 *         .build();
 * FileChatClient client = FileChatClient.builder().costBudget(budget).build();
 * }
 */
public final class CostBudget {
    /** The decimal places of an amount in ticks: 10,000,000,000 ticks are 1 US dollar. */
    private static final int TICK_DECIMALS = 10;

    private final ReentrantLock lock = new ReentrantLock();
    private final long limit;
    private final @Nullable Long estimate;
    private final @Nullable Duration period;
    private final InstantSource clock;
    private Instant periodEnd;
    private long spent;
    private long reserved;
    private long largest;
    private long unknown;

    private CostBudget(Builder builder) {
        limit = builder.limit;
        estimate = builder.estimate;
        period = builder.period;
        clock = builder.clock;
        periodEnd = period == null ? Instant.MAX : clock.instant().plus(period);
    }

    /**
     * {@return a budget of which nothing is spent, that is not renewed, and that reserves for a call what the most
     * expensive one so far has cost}
     *
     * @param limit in US dollars, more than zero and at most about 900 million, with at most 10 decimal places
     */
    public static CostBudget ofUsd(BigDecimal limit) {
        return builder(limit).build();
    }

    /**
     * {@return a builder of a budget}
     *
     * @param limit in US dollars, more than zero and at most about 900 million, with at most 10 decimal places
     */
    public static Builder builder(BigDecimal limit) {
        return new Builder(ticks("limit", limit));
    }

    private static long ticks(String name, BigDecimal usd) {
        if (requireNonNull(usd, name).signum() <= 0) {
            throw new IllegalArgumentException(name + " is " + usd + "; it must be more than zero");
        }
        try {
            return usd.setScale(TICK_DECIMALS, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    name + " is " + usd + "; it must have at most 10 decimal places and be at most 922337203", e);
        }
    }

    /** {@return the amount, in US dollars} */
    public BigDecimal limitInUsd() {
        return usd(limit);
    }

    /** {@return the amount that is spent in the current period, in US dollars; it may be more than the limit} */
    public BigDecimal spentInUsd() {
        lock.lock();
        try {
            renew();
            return usd(spent);
        } finally {
            lock.unlock();
        }
    }

    /** {@return the amount that is reserved for calls under way, in US dollars} */
    public BigDecimal reservedInUsd() {
        lock.lock();
        try {
            return usd(reserved);
        } finally {
            lock.unlock();
        }
    }

    /** {@return the amount that is neither spent nor reserved, in US dollars; 0 if there is none} */
    public BigDecimal remainingInUsd() {
        lock.lock();
        try {
            renew();
            return usd(Math.max(0, limit - sum(spent, reserved)));
        } finally {
            lock.unlock();
        }
    }

    private static BigDecimal usd(long ticks) {
        return BigDecimal.valueOf(ticks, TICK_DECIMALS);
    }

    /** {@return the number of calls for which the service reported no cost, in all periods} */
    public long callsOfUnknownCost() {
        lock.lock();
        try {
            return unknown;
        } finally {
            lock.unlock();
        }
    }

    /** {@return whether nothing is left: the next call would be refused} */
    public boolean exhausted() {
        return remainingInUsd().signum() == 0;
    }

    /**
     * Reserves the estimated cost of a call. The client calls this for its own calls; call it for others.
     *
     * @return the reservation, which must be settled or released; empty if nothing is left
     */
    public Optional<Reservation> reserve() {
        lock.lock();
        try {
            renew();
            if (sum(spent, reserved) >= limit) {
                return Optional.empty();
            }
            Reservation reservation = new Reservation(estimate == null ? largest : estimate);
            reserved = sum(reserved, reservation.amount);
            return Optional.of(reservation);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Counts a cost for which nothing was reserved.
     *
     * @param ticks 10,000,000,000 to the US dollar, 0 or more
     */
    public void spend(long ticks) {
        spend(ticks, 1);
    }

    /**
     * Counts the cost of several calls together, for which nothing was reserved.
     *
     * @param ticks 10,000,000,000 to the US dollar, 0 or more
     * @param calls the number of calls, 1 or more; without an estimate of the budget's own, later calls reserve their
     *     average cost if that is the most so far
     */
    public void spend(long ticks, long calls) {
        Checks.inRange("ticks", ticks, 0, Long.MAX_VALUE);
        Checks.inRange("calls", calls, 1, Long.MAX_VALUE);
        lock.lock();
        try {
            renew();
            spent = sum(spent, ticks);
            largest = Math.max(largest, Math.ceilDiv(ticks, calls));
        } finally {
            lock.unlock();
        }
    }

    /** Counts a call whose cost is not known; it costs the estimate if one was set. */
    public void spendUnknown() {
        lock.lock();
        try {
            renew();
            unknown++;
            spent = sum(spent, estimate == null ? 0 : estimate);
        } finally {
            lock.unlock();
        }
    }

    /** Begins the current period, if the one before it is over. The lock is held. */
    private void renew() {
        Instant now = clock.instant();
        if (period != null && !now.isBefore(periodEnd)) {
            long periods = Duration.between(periodEnd, now).dividedBy(period) + 1;
            periodEnd = periodEnd.plus(period.multipliedBy(periods));
            spent = 0;
        }
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

    /** An amount that is kept for one call until its cost is known. The first method called counts. Thread-safe. */
    public final class Reservation {
        private final long amount;
        private final AtomicBoolean over = new AtomicBoolean();

        private Reservation(long amount) {
            this.amount = amount;
        }

        /**
         * Counts the cost of the call in place of the reserved amount.
         *
         * @param ticks 10,000,000,000 to the US dollar, 0 or more
         */
        public void settle(long ticks) {
            if (end()) {
                spend(ticks);
            }
        }

        /** Counts the call as one whose cost is not known. */
        public void settleUnknown() {
            if (end()) {
                spendUnknown();
            }
        }

        /** Gives the amount back: the call cost nothing. */
        public void release() {
            boolean unused = end();
        }

        private boolean end() {
            if (!over.compareAndSet(false, true)) {
                return false;
            }
            lock.lock();
            try {
                reserved -= amount;
            } finally {
                lock.unlock();
            }
            return true;
        }
    }

    /** Builds a {@link CostBudget}. Not thread-safe. */
    public static final class Builder {
        private final long limit;
        private @Nullable Long estimate;
        private @Nullable Duration period;
        private InstantSource clock = InstantSource.system();

        private Builder(long limit) {
            this.limit = limit;
        }

        /**
         * Sets the amount that is reserved for each call, in US dollars, more than zero. Default: the most that a call
         * of this budget has cost so far, which is nothing for the first ones.
         */
        public Builder estimatePerCall(BigDecimal usd) {
            estimate = ticks("estimatePerCall", usd);
            return this;
        }

        /**
         * Sets the time after which nothing is spent again, counted from {@link #build()}; more than zero. What is
         * reserved stays reserved. Default: never.
         */
        public Builder renewedEvery(Duration duration) {
            Checks.positive("renewedEvery", requireNonNull(duration, "duration"));
            period = duration;
            return this;
        }

        /** Sets the clock that ends the periods. Default: the system's. */
        public Builder clock(InstantSource source) {
            clock = requireNonNull(source, "source");
            return this;
        }

        /** {@return the budget} */
        public CostBudget build() {
            return new CostBudget(this);
        }
    }
}
