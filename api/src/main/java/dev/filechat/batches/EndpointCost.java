// SPDX-License-Identifier: Apache-2.0
package dev.filechat.batches;

import static java.util.Objects.requireNonNull;

import dev.filechat.internal.text.ServerText;

/**
 * What the requests of one kind in a batch cost.
 *
 * @param endpoint the kind, as the service names it
 * @param costInUsdTicks their cost, in ticks: 10,000,000,000 of them are 1 US dollar
 * @param requests the number of requests
 */
public record EndpointCost(String endpoint, long costInUsdTicks, long requests) {
    /** Refuses null. */
    public EndpointCost {
        requireNonNull(endpoint, "endpoint");
    }

    @Override
    public String toString() {
        return ServerText.escaped("EndpointCost[endpoint=" + endpoint + ", costInUsdTicks=" + costInUsdTicks
                + ", requests=" + requests + "]");
    }
}
