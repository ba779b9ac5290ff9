// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import io.quarkus.test.Mock;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

// snippet: fake
/** The fake service, and a client of it in place of the application's. */
@Mock
class FakeService {
    @Produces
    @Singleton
    FakeXai xai() {
        return FakeXai.start();
    }

    void close(@Disposes FakeXai xai) {
        xai.close();
    }

    @Produces
    @Singleton
    FileChatClient client(FakeXai xai) {
        return xai.client();
    }

    void close(@Disposes FileChatClient client) {
        client.close();
    }
}
// end
