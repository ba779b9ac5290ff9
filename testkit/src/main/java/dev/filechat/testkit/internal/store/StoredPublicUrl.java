// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where anybody can fetch a file, and until when. */
public record StoredPublicUrl(String url, @Nullable Instant expiresAt) {

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
