// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit;

import dev.filechat.testsupport.StubClient;
import io.grpc.ManagedChannel;
import io.grpc.inprocess.InProcessChannelBuilder;

/** Clients of a {@link FakeXai} that are made of the generated stubs alone. */
final class StubClients {

    private StubClients() {}

    static StubClient of(FakeXai xai) {
        return of(xai, xai.key());
    }

    static StubClient of(FakeXai xai, String key) {
        return StubClient.over(channel(xai), key);
    }

    static StubClient inProcess(FakeXai xai) {
        return StubClient.over(
                InProcessChannelBuilder.forName(xai.inProcessName()).build(), xai.key());
    }

    static StubClient withAuthorization(FakeXai xai, String authorization) {
        return StubClient.withAuthorization(channel(xai), authorization);
    }

    /** Returns a client of a fake in another JVM, with the default key. */
    static StubClient ofFakeAt(int port) {
        return StubClient.to("127.0.0.1", port, FakeXai.DEFAULT_KEY);
    }

    private static ManagedChannel channel(FakeXai xai) {
        return StubClient.loopback(xai.host(), xai.port()).build();
    }
}
