// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.TransportSettings;
import java.time.Duration;

/** How long an attempt to connect may take, as sockets count it. */
public final class ConnectTimeout {
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private ConnectTimeout() {}

    /** In milliseconds: at least 1, and 24 days at most. */
    public static int millis(TransportSettings settings) {
        Duration timeout = settings.connectTimeout();
        return timeout.compareTo(LONGEST) < 0 ? Math.max(1, (int) timeout.toMillis()) : Integer.MAX_VALUE;
    }
}
