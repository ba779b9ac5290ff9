// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A server of one service on a free port of the loopback address, without TLS. */
final class LoopbackServer implements AutoCloseable {
    private final Server server;

    private LoopbackServer(Server server) {
        this.server = server;
    }

    static LoopbackServer start(BindableService service) {
        try {
            return new LoopbackServer(
                    NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                            .directExecutor()
                            .addService(service)
                            .build()
                            .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
