// SPDX-License-Identifier: Apache-2.0
package dev.filechat.transport.contract.processes;

import dev.filechat.FileChatClient;
import dev.filechat.spi.TransportProvider;
import dev.filechat.testkit.FakeXai;

/** The client of a program in a JVM of its own. */
final class ChildClient {
    private ChildClient() {}

    /** A client over the named transport, of a service on this machine. */
    static FileChatClient of(String providerClass, String port) throws ReflectiveOperationException {
        TransportProvider provider = Class.forName(providerClass)
                .asSubclass(TransportProvider.class)
                .getConstructor()
                .newInstance();
        return FileChatClient.builder()
                .transport(provider)
                .apiKey(FakeXai.DEFAULT_KEY)
                .endpoint("127.0.0.1", Integer.parseInt(port))
                .managementKey(FakeXai.DEFAULT_MANAGEMENT_KEY)
                .managementEndpoint("127.0.0.1", Integer.parseInt(port))
                .plaintext()
                .build();
    }
}
