// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.internal.proxy;

import java.io.OutputStream;
import java.net.InetSocketAddress;

/** What a fault does to a connection. */
public sealed interface ConnectionEffect {
    /**
     * What it does to the bytes.
     *
     * @param receiver the side that the bytes go to
     * @param wrapping what is put over the stream on which they go on
     */
    record OnBytes(Side receiver, Wrapping wrapping) implements ConnectionEffect {}

    /**
     * Where it leads the connection.
     *
     * @param server the server in place of the proxy's own
     */
    record Elsewhere(InetSocketAddress server) implements ConnectionEffect {}

    @FunctionalInterface
    interface Wrapping {
        OutputStream over(OutputStream out, ProxiedConnection connection);
    }
}
