// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import dev.filechat.internal.values.Checks;
import dev.filechat.internal.values.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a batch has cost so far. Immutable and thread-safe. */
public final class BatchCost {
    private static final Fields<BatchCost> FIELDS = Fields.of(BatchCost.class)
            .addPrimitive("totalInUsdTicks", value -> value.totalInUsdTicks)
            .add("endpoints", value -> value.endpoints)
            .add("calculatedAt", value -> value.calculatedAt);

    /** The decimal places of an amount in ticks: 10,000,000,000 ticks are 1 US dollar. */
    private static final int TICK_DECIMALS = 10;

    private final long totalInUsdTicks;
    private final List<EndpointCost> endpoints;
    private final @Nullable Instant calculatedAt;

    private BatchCost(long totalInUsdTicks, List<EndpointCost> endpoints, @Nullable Instant calculatedAt) {
        this.totalInUsdTicks = totalInUsdTicks;
        this.endpoints = Checks.list("endpoints", endpoints);
        this.calculatedAt = calculatedAt;
    }

    /**
     * {@return a cost, for transports and for tests}
     *
     * @param totalInUsdTicks all of it, in ticks
     * @param endpoints the parts
     * @param calculatedAt when the service calculated it, null if it did not report that
     */
    public static BatchCost of(long totalInUsdTicks, List<EndpointCost> endpoints, @Nullable Instant calculatedAt) {
        return new BatchCost(totalInUsdTicks, endpoints, calculatedAt);
    }

    /** {@return all of it, in ticks: 10,000,000,000 of them are 1 US dollar} */
    public long totalInUsdTicks() {
        return totalInUsdTicks;
    }

    /** {@return all of it, in US dollars} */
    public BigDecimal totalInUsd() {
        return BigDecimal.valueOf(totalInUsdTicks, TICK_DECIMALS);
    }

    /** {@return the parts, by kind of request} */
    public List<EndpointCost> endpoints() {
        return endpoints;
    }

    /** {@return when the service calculated it; empty if it did not report that} */
    public Optional<Instant> calculatedAt() {
        return Optional.ofNullable(calculatedAt);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return FIELDS.equal(this, other);
    }

    @Override
    public int hashCode() {
        return FIELDS.hash(this);
    }

    @Override
    public String toString() {
        return FIELDS.text(this);
    }
}
