// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc;

import dev.filechat.spi.TransportSettings;
import java.time.Duration;

/** The timeout of an attempt to connect, as sockets take it. */
public final class ConnectTimeout {
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);

    private ConnectTimeout() {}

    /** {@return the timeout in milliseconds: at least 1, at most 24 days} */
    public static int millis(TransportSettings settings) {
        Duration timeout = settings.connectTimeout();
        return timeout.compareTo(LONGEST) < 0 ? Math.max(1, (int) timeout.toMillis()) : Integer.MAX_VALUE;
    }
}
