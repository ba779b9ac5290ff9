// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.okhttp;

import dev.filechat.spi.TransportProvider;
import dev.filechat.transport.contract.TransportContract;

class OkHttpTransportContractTest extends TransportContract {
    @Override
    public TransportProvider provider() {
        return new OkHttpTransportProvider();
    }
}
