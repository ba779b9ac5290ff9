// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract;

import dev.filechat.spi.TransportProvider;
import dev.filechat.testkit.internal.server.InProcessTransportProvider;

class InProcessTransportContractTest extends TransportContract {
    @Override
    public TransportProvider provider() {
        return new InProcessTransportProvider();
    }

    @Override
    public boolean overNetwork() {
        return false;
    }
}
