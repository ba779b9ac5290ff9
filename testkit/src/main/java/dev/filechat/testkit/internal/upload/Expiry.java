// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.upload;

import io.grpc.Status;
import java.time.Duration;

/** How long files may live; in the fake, public URLs likewise. */
public final class Expiry {

    private static final long MIN_SECONDS = 3_600;
    private static final long MAX_SECONDS = 2_592_000;

    private Expiry() {}

    public static Duration after(long seconds) {
        if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
            throw Status.INVALID_ARGUMENT
                    .withDescription("expires_after must be %d to %d seconds, not %d."
                            .formatted(MIN_SECONDS, MAX_SECONDS, seconds))
                    .asRuntimeException();
        }
        return Duration.ofSeconds(seconds);
    }
}
