// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import dev.filechat.testkit.internal.logging.QuietLog4j;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Keeps loggers of gRPC off the consoles of the fake's users: they tell at INFO what they have found out about the
 * machine, and at WARNING that a client has cancelled or sent too large a message. A level that somebody has set stays.
 * The loggers are held because java.util.logging forgets the level of one that nobody holds. Likewise what gRPC's Netty
 * has Log4j say.
 */
final class QuietGrpc {

    private static final List<Logger> CHATTY = Stream.of("TcpMetrics", "NettyServerHandler", "NettyServerStream")
            .map(name -> Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty." + name))
            .toList();

    private QuietGrpc() {}

    static void apply() {
        QuietLog4j.apply();
        CHATTY.stream().filter(logger -> logger.getLevel() == null).forEach(logger -> logger.setLevel(Level.SEVERE));
    }
}
