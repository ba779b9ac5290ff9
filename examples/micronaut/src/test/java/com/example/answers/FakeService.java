// SPDX-License-Identifier: Apache-2.0
package com.example.answers;

import dev.filechat.FileChatClient;
import dev.filechat.testkit.FakeXai;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;

// snippet: fake
/** The fake service, and a client of it in place of the application's. */
@Factory
class FakeService {
    @Singleton
    @Bean(preDestroy = "close")
    FakeXai xai() {
        return FakeXai.start();
    }

    @Singleton
    @Bean(preDestroy = "close")
    @Replaces(value = FileChatClient.class, factory = Clients.class)
    FileChatClient client(FakeXai xai) {
        return xai.client();
    }
}
// end
