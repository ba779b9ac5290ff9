// SPDX-License-Identifier: Apache-2.0
package dev.filechat.testkit.junit;

import dev.filechat.FileChatClient;
import dev.filechat.FileChatClientBuilder;
import dev.filechat.spi.TransportProvider;
import dev.filechat.testkit.FakeXai;
import dev.filechat.testkit.FakeXaiBuilder;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Consumer;

/** How fakes and clients are made, and what is looked at after each test. */
record FakeSettings(
        Connection connection,
        Consumer<FakeXaiBuilder> fake,
        Consumer<FileChatClientBuilder> client,
        boolean shared,
        List<Consumer<FakeXai>> checks) {

    FakeSettings {
        checks = List.copyOf(checks);
    }

    /** What lies between client and fake. */
    enum Connection {
        /** A port if there is a transport for it. */
        AS_ON_THE_CLASS_PATH,
        LOOPBACK,
        IN_PROCESS
    }

    static FakeSettings defaults() {
        return new FakeSettings(Connection.AS_ON_THE_CLASS_PATH, builder -> {}, builder -> {}, false, List.of());
    }

    FakeXai startFake() {
        FakeXaiBuilder builder = FakeXai.builder();
        if (connection == Connection.IN_PROCESS
                || (connection == Connection.AS_ON_THE_CLASS_PATH && !transportOnClassPath())) {
            builder.inProcess();
        }
        fake.accept(builder);
        return builder.start();
    }

    /** A transport that is there and broken counts: the client says what is wrong with it. */
    private static boolean transportOnClassPath() {
        try {
            return ServiceLoader.load(TransportProvider.class).stream()
                    .findAny()
                    .isPresent();
        } catch (ServiceConfigurationError e) {
            return true;
        }
    }

    FileChatClient clientOf(FakeXai xai) {
        FileChatClientBuilder builder = xai.configure(FileChatClient.builder());
        client.accept(builder);
        return builder.build();
    }
}
