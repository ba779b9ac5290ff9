// SPDX-License-Identifier: Apache-2.0
package dev.filechat.benchmarks.server;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what gRPC tells of its metrics at each start out of the output. */
public final class QuietNetty {
    /** Kept, as a logger that nobody holds is forgotten with its level. */
    private static final Logger METRICS = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.TcpMetrics");

    private QuietNetty() {}

    /** Does it. */
    public static void apply() {
        METRICS.setLevel(Level.WARNING);
    }
}
