// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where anybody can fetch a file, and until when. */
record StoredPublicUrl(String url, @Nullable Instant expiresAt) {

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
