// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responses;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.time.Clock;
import java.time.Duration;

/** The responses to requests that asked for them to be kept. Safe for use by several threads. */
public final class StoredResponses {

    /** The fake's choice, as the service documents none. */
    static final Duration KEPT = Duration.ofDays(30);

    private final RecentResponses<StoredResponse> byId = new RecentResponses<>(KEPT);
    private final Clock clock;

    public StoredResponses(Clock clock) {
        this.clock = clock;
    }

    public void add(StoredResponse stored) {
        byId.add(stored.response().getId(), stored, stored.size(), clock.instant());
    }

    public StoredResponse find(int team, String id) {
        return byId.find(id, clock.instant())
                .filter(stored -> stored.team() == team)
                .orElseThrow(() -> notFound(id));
    }

    public void delete(int team, String id) {
        find(team, id);
        if (!byId.remove(id)) {
            throw notFound(id);
        }
    }

    public void clear() {
        byId.clear();
    }

    private static StatusRuntimeException notFound(String id) {
        return Status.NOT_FOUND
                .withDescription("Response '" + id + "' was not found. Only requests with store_messages are kept.")
                .asRuntimeException();
    }
}
