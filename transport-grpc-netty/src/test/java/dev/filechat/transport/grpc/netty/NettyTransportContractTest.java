// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.netty;

import dev.filechat.spi.TransportProvider;
import dev.filechat.transport.contract.TransportContract;

class NettyTransportContractTest extends TransportContract {
    @Override
    public TransportProvider provider() {
        return new NettyTransportProvider();
    }
}
