// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.server;

import dev.filechat.spi.Transport;
import dev.filechat.spi.TransportProvider;
import dev.filechat.spi.TransportSettings;
import dev.filechat.transport.grpc.GrpcTransport;
import io.grpc.inprocess.InProcessChannelBuilder;

/** Reaches a fake in the same JVM, with no port and no other transport: the endpoint's host is the fake's name. */
public final class InProcessTransportProvider implements TransportProvider {

    /** Means nothing; an endpoint has one. */
    static final int PORT = 443;

    @Override
    public String name() {
        return "grpc-in-process";
    }

    @Override
    public int spiVersion() {
        return SPI_VERSION;
    }

    @Override
    public Transport create(TransportSettings settings) {
        return GrpcTransport.over(
                InProcessChannelBuilder.forName(settings.host()).intercept(new SentAtOnce()), settings);
    }
}
