// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.batches;

import dev.filechat.testkit.internal.wire.InvalidRequest;
import java.util.List;

/**
 * A page of a list that only grows at its end.
 *
 * @param elements what is on it
 * @param nextToken where the next page begins; empty on the last one
 */
record ListPage<T>(List<T> elements, String nextToken) {

    private static final int MAX_LIMIT = 100;
    private static final String PREFIX = "after-";

    static <T> ListPage<T> of(List<T> all, int limit, String token) {
        int start = start(token);
        InvalidRequest.unless(start >= 0 && start <= all.size(), "Invalid pagination_token.");
        int end = Math.min(all.size(), start + (limit <= 0 ? MAX_LIMIT : Math.min(limit, MAX_LIMIT)));
        return new ListPage<>(all.subList(start, end), end < all.size() ? PREFIX + end : "");
    }

    private static int start(String token) {
        if (token.isEmpty()) {
            return 0;
        }
        try {
            return token.startsWith(PREFIX) ? Integer.parseUnsignedInt(token.substring(PREFIX.length())) : -1;
        } catch (NumberFormatException e) {
            throw InvalidRequest.of("Invalid pagination_token.");
        }
    }
}
