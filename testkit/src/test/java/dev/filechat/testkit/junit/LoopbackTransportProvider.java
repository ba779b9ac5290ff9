// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.GrpcTransport;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** A user's own transport over TCP: the testkit knows none. */
public final class LoopbackTransportProvider implements TransportProvider {

    @Override
    public String name() {
        return "loopback";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public Transport create(TransportSettings settings) {
        return GrpcTransport.over(
                NettyChannelBuilder.forAddress(settings.host(), settings.port()).usePlaintext(), settings);
    }
}
