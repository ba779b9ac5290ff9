// SPDX-License-Identifier: Apache-2.0
package dev.filechat.internal.client;

import dev.filechat.internal.call.ApiKeys;
import dev.filechat.spi.Transport;
import java.util.function.Supplier;

/**
 * How the host is reached that manages collections.
 *
 * @param host the host
 * @param port its port
 * @param keys gives the management key, or throws if there is none
 * @param connect makes a transport to the host, or throws if the host is not known
 */
public record ManagementSetup(String host, int port, Supplier<ApiKeys> keys, Supplier<Transport> connect) {
    String endpoint() {
        return host + ":" + port;
    }
}
