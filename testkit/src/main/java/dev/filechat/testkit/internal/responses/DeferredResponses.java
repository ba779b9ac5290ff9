// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.responses;

import dev.filechat.proto.GetDeferredCompletionResponse;
import io.grpc.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** The responses that are to be fetched later. Safe for use by several threads. */
public final class DeferredResponses {

    /** For a while after its end a response is reported as expired, and then as unknown. */
    private static final Duration KNOWN = Deferred.KEPT.multipliedBy(2);

    private final RecentResponses<Deferred> byId = new RecentResponses<>(KNOWN);

    public String add(Deferred deferred) {
        String id = UUID.randomUUID().toString();
        byId.add(id, deferred, deferred.size(), deferred.started());
        return id;
    }

    public GetDeferredCompletionResponse poll(int team, String id, Instant now) {
        return byId.find(id, now)
                .filter(deferred -> deferred.team() == team)
                .orElseThrow(() -> Status.NOT_FOUND
                        .withDescription("Deferred request '" + id + "' was not found.")
                        .asRuntimeException())
                .poll(now);
    }

    public void clear() {
        byId.clear();
    }
}
