// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.chat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The responses to requests that asked for them to be kept. Safe for use by several threads. */
final class StoredResponses {

    private final Map<String, StoredResponse> byId = new ConcurrentHashMap<>();

    void add(StoredResponse stored) {
        byId.put(stored.response().getId(), stored);
    }

    StoredResponse find(int team, String id) {
        StoredResponse stored = byId.get(id);
        if (stored == null || stored.team() != team) {
            throw notFound(id);
        }
        return stored;
    }

    void delete(int team, String id) {
        if (!byId.remove(id, find(team, id))) {
            throw notFound(id);
        }
    }

    void clear() {
        byId.clear();
    }

    private static StatusRuntimeException notFound(String id) {
        return Status.NOT_FOUND
                .withDescription("Response '" + id + "' was not found. Only requests with store_messages are kept.")
                .asRuntimeException();
    }
}
