// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;

/** A proxy on this machine for one host; all others are as they were. */
public final class OneProxy extends ProxySelector {
    private final String host;
    private final int port;
    private final ProxySelector others;

    public OneProxy(String host, int port, ProxySelector others) {
        this.host = host;
        this.port = port;
        this.others = others;
    }

    @Override
    public List<Proxy> select(URI uri) {
        return host.equals(uri.getHost())
                ? List.of(new Proxy(Proxy.Type.HTTP, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)))
                : others.select(uri);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException failure) {
        others.connectFailed(uri, address, failure);
    }
}
