// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import dev.filechat.proto.GetDeferredCompletionResponse;
import io.grpc.Status;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The responses that are to be fetched later. Safe for use by several threads. */
final class DeferredResponses {

    private final Map<String, Deferred> byId = new ConcurrentHashMap<>();

    String add(Deferred deferred) {
        String id = UUID.randomUUID().toString();
        byId.put(id, deferred);
        return id;
    }

    GetDeferredCompletionResponse poll(int team, String id, Instant now) {
        Deferred deferred = byId.get(id);
        if (deferred == null || deferred.team() != team) {
            throw Status.NOT_FOUND
                    .withDescription("Deferred request '" + id + "' was not found.")
                    .asRuntimeException();
        }
        return deferred.poll(now);
    }

    void clear() {
        byId.clear();
    }
}
