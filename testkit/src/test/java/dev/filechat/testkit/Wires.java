// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;

/** Channels to servers that are no {@link FakeXai}. */
final class Wires {

    private Wires() {}

    static ManagedChannel loopback(String host, int port) {
        return NettyChannelBuilder.forAddress(host, port)
                .usePlaintext()
                .maxInboundMessageSize(Wire.MAX_MESSAGE)
                .build();
    }
}
