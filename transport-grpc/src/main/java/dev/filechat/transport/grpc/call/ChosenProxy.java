// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.grpc.call;

import dev.filechat.spi.HttpProxy;
import io.grpc.HttpConnectProxiedSocketAddress;
import io.grpc.ProxiedSocketAddress;
import io.grpc.ProxyDetector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** The client's proxy, or none, in place of the JVM's. Its name is looked up for each connection. Thread-safe. */
record ChosenProxy(@Nullable HttpProxy proxy) implements ProxyDetector {
    @Override
    public @Nullable ProxiedSocketAddress proxyFor(SocketAddress target) throws IOException {
        if (proxy == null || !(target instanceof InetSocketAddress address)) {
            return null;
        }
        InetSocketAddress at = new InetSocketAddress(InetAddress.getByName(proxy.host()), proxy.port());
        return HttpConnectProxiedSocketAddress.newBuilder()
                .setTargetAddress(address)
                .setProxyAddress(at)
                .setUsername(proxy.user().orElse(null))
                .setPassword(proxy.password().orElse(null))
                .build();
    }
}
